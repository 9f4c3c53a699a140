import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// A form's way: is it ours, may this person, write down, act, write down how it ended; and the page again when it was refused.
/// What only asks is answered, and not written down.
struct Submitted<Form: FormAction>: Action {
    let action: Form
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, in: context, sessions: services.sessions, upTo: action.limit)
        guard action.isAllowed(to: context.user.role) else {
            throw context.mayAct ? Failure.ownersOnly : Failure.roleForbids
        }
        do {
            if !form.isConfirmed, let question = try await action.question(form, in: context) {
                return .page(question, "confirmation")
            }
            guard action.isWrittenDown(form) else { return try await action.act(on: form, in: context).value }
            return try await services.audited(deed(form, in: context), asked: form, in: context)
        } catch {
            let failure = AdminSurface.failure(for: error)
            guard failure.status.kind == .clientError,
                let page = try await action.again(form, FormProblem(failure), in: context)
            else { throw error }
            return page
        }
    }

    private func deed(_ form: ConsoleForm, in context: ConsoleContext) async throws -> FormDeed<Response> {
        let action = action
        return FormDeed(
            name: try action.name(of: form), tenant: context.tenant.id,
            subject: action.subject.flatMap { try? context.pathParameter($0) },
            // What is not there is told by the deed.
            before: try? await action.before(in: context)
        ) {
            try await action.act(on: form, in: context)
        }
    }
}
