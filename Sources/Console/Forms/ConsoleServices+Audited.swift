import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

extension ConsoleServices {
    /// Writes down what is about to be done, does it, and writes down how it ended, as the admin API does.
    func audited<Value>(
        _ deed: FormDeed<Value>, asked form: ConsoleForm, in context: OperatorContext
    ) async throws -> Value {
        try await audited(deed, asked: form, by: context.session.identity.actor, requestID: context.web.requestID)
    }

    func audited<Value>(
        _ deed: FormDeed<Value>, asked form: ConsoleForm, in context: ConsoleContext
    ) async throws -> Value {
        try await audited(deed, asked: form, by: context.session.identity.actor, requestID: context.requestID)
    }

    private func audited<Value>(
        _ deed: FormDeed<Value>, asked form: ConsoleForm, by actor: AuditActor, requestID: String
    ) async throws -> Value {
        let audit = admin.audit
        let id = try await audit.begin(
            NewAuditEntry(
                actor: actor, requestID: requestID, action: deed.name, tenantID: deed.tenant, subject: deed.subject,
                request: AuditedDocument.text(form.json),
                before: AuditedDocument.text(deed.before.map(JSONValue.object))))
        do {
            let outcome = try await deed.act()
            // What was done is done: an entry without an outcome is better than an error that says it was not.
            try? await audit.end(
                id, status: outcome.status, subject: outcome.subject,
                after: AuditedDocument.text(outcome.after.map(JSONValue.object)))
            return outcome.value
        } catch {
            try? await audit.end(id, status: AdminSurface.failure(for: error).status.code)
            throw error
        }
    }
}
