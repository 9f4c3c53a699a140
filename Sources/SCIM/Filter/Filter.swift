package import JSON

/// A filter (RFC 7644 §3.4.2.2) whose names are spelled as in the schema and whose values have the attribute's type.
///
/// Inside a `valuePath` the paths are those of the element: `attribute` is then a sub-attribute's name. A comparison
/// with a complex attribute as a whole has become one with its `value`.
package indirect enum Filter: Sendable, Hashable {
    case and([Filter])
    case or([Filter])
    case not(Filter)
    /// The value is a string, boolean, number or null.
    case comparison(AttributePath, Comparison, JSONValue)
    case present(AttributePath)
    /// One element of the multi-valued attribute fulfils all of the filter.
    case valuePath(AttributePath, Filter)

    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case eq, ne, co, sw, ew, gt, ge, lt, le
    }
}
