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

    func audits(_ call: AuditedCall) -> Bool {
        guard AuditActions.unaudited[call.route] == nil else { return false }
        // A dry run changes nothing.
        return (try? call.request.isDryRun()) != true
    }

    func begin(_ call: AuditedCall, in context: Context) async throws -> UUID {
        try await log.begin(
            NewAuditEntry(
                actor: AuditActor(context.identity), requestID: context.requestID,
                action: AuditActions.names[call.route] ?? call.route, tenantID: context.auditedTenant,
                subject: call.subject, request: AuditedDocument.text(call.body),
                before: AuditedDocument.text(call.before)))
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
