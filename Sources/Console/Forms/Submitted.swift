import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// A form's way: is it ours, may this person, write down, act, write down how it ended; and the page again when it was refused.
struct Submitted<Form: FormAction>: Action {
    let action: Form
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, in: context, sessions: services.sessions, upTo: action.limit)
        guard action.isAllowed(to: context.user.role) else {
            throw context.mayAct ? Failure.ownersOnly : Failure.roleForbids
        }
        let audit = services.admin.audit
        let id = try await audit.begin(
            NewAuditEntry(
                actor: context.session.identity.actor, requestID: context.requestID,
                action: action.name(of: form),
                tenantID: context.tenant.id, subject: action.subject.flatMap { try? context.pathParameter($0) },
                request: AuditedDocument.text(form.json)))
        do {
            let response = try await action.act(on: form, in: context)
            // What was done is done: an entry without an outcome is better than an error that says it was not.
            try? await audit.end(id, status: response.status.code)
            return response
        } catch {
            let failure = AdminSurface.failure(for: error)
            try? await audit.end(id, status: failure.status.code)
            guard failure.status.kind == .clientError,
                let page = try await action.again(form, FormProblem(failure), in: context)
            else { throw error }
            return page
        }
    }
}
