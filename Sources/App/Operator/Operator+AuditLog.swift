import AdminAPI
import FoundationEssentials
import JSON
import SCIM
import Tenancy

extension Operator {
    private static let columns = ["time", "action", "outcome", "who", "tenant_id", "subject", "id"]

    /// The newest entries that pass; nil does not matter.
    package func auditLog(
        of slug: String?, action: String?, subject: String?, since: String?, limit: Int
    ) async throws -> Report {
        guard (1...1_000).contains(limit) else { throw OperatorRefusal("--limit must be 1 to 1000.") }
        var filter = AuditFilter()
        (filter.action, filter.subject) = (action, subject)
        if let slug { filter.tenantID = try await find(slug).id }
        filter.since = try LogFilter.moment(since)
        let page = try await services.audit.page(filter, limit: limit)
        return Report(list: page.elements.map(Self.line), showing: Self.columns)
    }

    package func auditEntry(_ entry: String) async throws -> Report {
        guard let found = try await services.audit.find(identifier(entry, of: "entry")) else {
            throw OperatorRefusal("There is no entry with that id.")
        }
        return Report(found.json)
    }

    /// As the admin API shows an entry, and who it was in a column of its own.
    private static func line(_ entry: AuditEntry) -> JSONObject {
        var line = entry.json
        line.append("who", .string(entry.actorName))
        return line
    }
}
