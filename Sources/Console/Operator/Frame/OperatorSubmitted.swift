import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// The way of an operator's form: is it ours, write down, act, write down how it ended; and the page again when it was refused.
struct OperatorSubmitted<Form: OperatorForm>: Action {
    let action: Form
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        do {
            if !form.isConfirmed, let question = try await action.question(form, in: context) {
                return .page(question, "confirmation")
            }
            return try await services.audited(action.deed(form, in: context), asked: form, in: context)
        } catch {
            let failure = AdminSurface.failure(for: error)
            guard failure.status.kind == .clientError,
                let page = try await action.again(form, FormProblem(failure), in: context)
            else { throw error }
            return page
        }
    }
}
