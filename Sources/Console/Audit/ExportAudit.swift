import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /console/audit-log.csv` with the filters of the list.
struct ExportAudit: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let search = AuditSearch(query)
        try query.refuse("actor", unless: search.actor)
        try search.days.check()
        let (log, filter) = (services.admin.audit, search.filter(of: context.tenant.id))
        return try await ExportFormat.csv.response(AuditEntry.export, named: "audit-log") { (last: UUID?) in
            try await log.page(filter, before: last, limit: ExportFormat.rowsAtOnce)
        }
    }
}
