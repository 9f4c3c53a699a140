import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Logging
import Tenancy
import Web

/// Writes down in the audit log what is done through the admin API.
struct AdminAuditor<Context: AuditedContext>: RouteAuditor {
    let log: AuditLog
    let tenants: TenantStore

    func audits(_ call: AuditedCall) -> Bool {
        guard AuditActions.unaudited[call.route] == nil else { return false }
        // A rehearsal changes nothing.
        guard AuditActions.rehearsable.contains(call.route) else { return true }
        return (try? call.request.isDryRun()) != true
    }

    func rehearses(_ call: AuditedCall) -> Bool {
        AuditActions.shownBeforehand.contains(call.route) && (try? call.request.isDryRun()) == true
    }

    func begin(_ call: AuditedCall, in context: Context) async throws -> UUID {
        // Whoever asks for a rehearsal must not get the deed.
        if !AuditActions.rehearsable.contains(call.route), try call.request.isDryRun() {
            throw Failure.invalidParameter("dry_run", "this can't be rehearsed")
        }
        return try await log.begin(
            NewAuditEntry(
                actor: AuditActor(context.identity), requestID: context.requestID,
                action: AuditActions.names[call.route] ?? call.route, tenantID: try await tenant(of: call, in: context),
                subject: call.subject, request: AuditedDocument.text(call.body),
                before: AuditedDocument.text(call.before)))
    }

    /// The tenant of the path, or the one that the body names: who makes a key for a tenant has done something to it.
    private func tenant(of call: AuditedCall, in context: Context) async throws -> TenantID? {
        if let tenant = context.auditedTenant { return tenant }
        guard let slug = call.body?["tenant"]?.stringValue else { return nil }
        return try await tenants.find(slug: slug)?.id
    }

    func end(_ id: UUID, _ end: AuditedEnd, in context: Context) async {
        do {
            switch end {
            case .answered(let status, let body):
                try await log.end(
                    id, status: status, subject: body?["id"].flatMap(Self.text), after: AuditedDocument.text(body))
            case .threw(let error):
                let status = AdminSurface().answer(to: error, requestID: context.requestID).response.status.code
                try await log.end(id, status: status)
            }
        } catch {
            // The entry stands there without an outcome; what was done is done.
            context.logger.warning(
                "The end of an audited action was not written.", metadata: ["request.id": "\(context.requestID)"])
        }
    }

    private static func text(_ id: JSONValue) -> String? {
        id.stringValue ?? id.integerValue.map(String.init)
    }
}
