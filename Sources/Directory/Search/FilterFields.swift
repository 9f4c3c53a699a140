import JSON
import SCIM

/// The attributes that Postgres can compare, of a resource or of the elements of one of its multi-valued attributes.
///
/// Nil says: only the evaluator can tell.
protocol FilterFields: Sendable {
    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition?
    func present(_ path: AttributePath) -> Condition?
    /// The table that holds the elements of a multi-valued attribute.
    func elements(of path: AttributePath) -> ElementTable?
}
