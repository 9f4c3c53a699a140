import JSON
import SCIM

/// A case-exact text that lies in a side table, at most one a resource: the externalId of one configuration.
struct OneElement: Sendable {
    /// FROM clause, such as `{schema}.user_external_ids fx`.
    let from: String
    let owner: String
    let ownerID: String
    /// Which of an owner's rows counts.
    let scope: String
    let column: String

    var present: Condition {
        exists(Condition("\(column).pr", "(\(column) <> '')"))
    }

    func comparison(_ comparison: Filter.Comparison, _ value: JSONValue) -> Condition? {
        switch value {
        case .null:
            let assigned = exists(.always)
            return comparison == .eq ? .not(assigned) : assigned
        case .string(let text) where comparison == .ne:
            return .not(exists(.text(column, isNullable: false, isIndexed: true, .eq, text)))
        case .string(let text):
            return exists(.text(column, isNullable: false, isIndexed: true, comparison, text))
        default: return nil
        }
    }

    private func exists(_ condition: Condition) -> Condition {
        let shape = "one[\(condition.shape)]"
        guard condition.isSelective else {
            return Condition(
                shape, "EXISTS (SELECT FROM \(from) WHERE \(owner) = \(ownerID) AND \(scope) AND \(condition.sql))",
                condition.binds)
        }
        return Condition(
            shape, "(\(ownerID) = ANY(ARRAY(SELECT \(owner) FROM \(from) WHERE \(scope) AND \(condition.sql))))",
            condition.binds, isSelective: true)
    }
}
