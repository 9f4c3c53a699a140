import Postgres

/// The index by which a page of the log is read: that of the narrowest filter that is set. The other filters are looked at
/// in the rows.
enum ProvisioningAnchor: String, Sendable, Hashable, CaseIterable {
    case request
    case resource
    /// Of refused writes and of deletions; who is still there is found by its id.
    case name
    case external
    case scimType = "scim_type"
    case status
    case type
    /// An operation together with an outcome.
    case kind
    case configuration
    case time

    /// The filters with the parameters that they have in every statement.
    private static let filters: [(anchor: ProvisioningAnchor, column: String, parameter: String)] = [
        (.configuration, "configuration_id", "$4::uuid"),
        (.kind, "operation", "$5::text"),
        (.type, "resource_type", "$6::text"),
        (.resource, "resource_id", "$7::uuid"),
        (.kind, "outcome", "$8::text"),
        (.status, "status", "$9::int2"),
        (.scimType, "scim_type", "$10::text"),
        (.request, "request_id", "$11::text"),
        (.name, "name_key", "$12::int8"),
        (.external, "external_key", "$13::int8"),
    ]

    /// SQL for the anchor's own filters, which an index serves.
    var ownConditions: String {
        var conditions = Self.filters.filter { $0.anchor == self }.map { "\($0.column) = \($0.parameter)" }
        // Written out, because the planner uses a partial index only for what it can prove.
        switch self {
        case .type: conditions.append("resource_type <> 'User'")
        case .status: conditions.append("status >= 400")
        case .name, .external: conditions.append("(status >= 400 OR operation = 'delete')")
        default: break
        }
        return conditions.map { "AND \($0)" }.joined(separator: " ")
    }

    /// The parameters of the other filters.
    var otherParameters: String {
        Self.filters.filter { $0.anchor != self }.map(\.parameter).joined(separator: ", ")
    }

    /// SQL for the other filters, looked at in the rows.
    var otherConditions: String {
        Self.filters.filter { $0.anchor != self }
            .map { "(\($0.parameter) IS NULL OR \($0.column) = \($0.parameter))" }.joined(separator: " AND ")
    }
}
