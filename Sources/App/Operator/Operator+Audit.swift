import AdminAPI
import Foundation
import JSON
import Tenancy

extension Operator {
    /// Runs a verb that changes something between two rows of the audit log.
    func audited(_ action: CommandAction, _ verb: (Operator) async throws -> Report) async throws -> Report {
        var tenant: Tenant?
        if let slug = action.tenant { tenant = try await services.tenants.find(slug: slug) }
        let id = try await services.audit.begin(
            NewAuditEntry(
                actor: .commandLine(user: Self.account), requestID: "rollcall-\(UUID().uuidString.lowercased())",
                action: action.name, tenantID: tenant?.id, subject: action.subject,
                request: AuditedDocument.text([
                    "arguments": .array(CommandLine.arguments.dropFirst().map(JSONValue.string))
                ])))
        do {
            let report = try await verb(self)
            let made = report.thing?["id"].flatMap { $0.stringValue ?? $0.integerValue.map(String.init) }
            try await services.audit.end(
                id, status: 0, subject: made, after: AuditedDocument.text(report.thing.map(JSONValue.object)))
            return report
        } catch {
            try? await services.audit.end(id, status: 1)
            throw error
        }
    }

    /// The account under which the command runs.
    private static var account: String {
        let name = NSUserName()
        return name.isEmpty ? String(getuid()) : name
    }
}
