import JSON
import Postgres
import SCIM

/// The fields of a kind and, found by the index that keeps them unique, values of attributes that a schema of the tenant's
/// own makes unique.
struct UniqueFields: FilterFields {
    let others: any FilterFields
    let kind: ResourceKind
    let schema: ResourceSchema

    func comparison(_ path: AttributePath, _ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        guard comparison == .eq, schema.uniquePaths.contains(path), let definition = schema.definition(at: path),
            let key = UniqueValues.key(value, definition)
        else { return others.comparison(path, comparison, value) }
        let attribute = UniqueValues.attribute(path, of: schema)
        return switch kind {
        case .user: Self.owner("u.id", "user_id", "user_unique_values", attribute, key)
        case .group: Self.owner("g.id", "group_id", "group_unique_values", attribute, key)
        case .own(let type):
            Self.owner(
                "r.id", "resource_id", "resource_unique_values", attribute, key, type: type.resourceType.key)
        }
    }

    func present(_ path: AttributePath) -> Condition? { others.present(path) }

    func elements(of path: AttributePath) -> ElementTable? { others.elements(of: path) }

    private static func owner(
        _ id: String, _ column: String, _ table: String, _ attribute: String, _ key: String, type: String? = nil
    ) -> Condition {
        let scope = type == nil ? "" : "q.type_key = ? AND "
        return Condition(
            "unique.eq",
            """
            (\(id) = ANY(ARRAY(SELECT q.\(column) FROM {schema}.\(table) q \
            WHERE \(scope)q.attribute = ? AND q.value_key = ?)))
            """,
            [type, attribute, key].compactMap(\.self).map { .text($0) }, isSelective: true)
    }
}
