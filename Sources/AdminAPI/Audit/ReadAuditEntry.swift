import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /audit-log/{entry}` and `GET /tenants/{tenant}/audit-log/{entry}`: one entry, of a tenant only its own.
struct ReadAuditEntry<Context: AuditedContext>: Action {
    let log: AuditLog

    func respond(to request: Request, in context: Context) async throws -> Response {
        guard let id = UUID(uuidString: try context.pathParameter("entry")), let entry = try await log.find(id),
            context.auditedTenant == nil || entry.tenantID == context.auditedTenant?.text
        else { throw Failure.notFound("entry") }
        return .json(entry.json)
    }
}
