import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /audit-log` and `GET /tenants/{tenant}/audit-log`: who did what, the newest first; with `format=ndjson` or `csv` all
/// entries that pass, as a stream.
struct ListAuditLog<Context: AuditedContext>: Action {
    let log: AuditLog
    let tenants: TenantStore

    func respond(to request: Request, in context: Context) async throws -> Response {
        let cursor = ListCursor("audit-log")
        let list = try ListRequest(request, of: cursor)
        let filter = try await filter(list, in: context)
        let before = try list.afterID(in: cursor)
        if let format = try ExportFormat(list) {
            let log = log
            return try await format.response(AuditEntry.export, named: "audit-log") { last in
                try await log.page(filter, before: last ?? before, limit: ExportFormat.rowsAtOnce)
            }
        }
        let page = try await log.page(filter, before: before, limit: list.limit)
        return .page(page, of: cursor, key: { $0.uuidString }) { $0.json }
    }

    private func filter(_ list: ListRequest, in context: Context) async throws -> AuditFilter {
        var filter = AuditFilter()
        filter.tenantID = context.auditedTenant
        if filter.tenantID == nil, let slug = try list.query.value("tenant") {
            guard let tenant = try await tenants.find(slug: slug) else { throw Failure.tenantNotFound }
            filter.tenantID = tenant.id
        }
        filter.actorID = try list.id("actor")
        filter.action = try list.query.value("action")
        filter.subject = try list.query.value("subject")
        filter.since = try list.moment("since")
        filter.until = try list.moment("until")
        return filter
    }
}
