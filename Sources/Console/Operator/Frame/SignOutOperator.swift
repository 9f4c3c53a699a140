import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/sign-out`.
struct SignOutOperator: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        _ = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        try await services.sessions.end(context.session)
        return .redirected(to: "/console/sign-in", headers: [.setCookie: context.cookie.removing])
    }
}
