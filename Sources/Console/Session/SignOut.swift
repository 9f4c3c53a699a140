import Hummingbird
import Tenancy
import Web

/// `POST /console/sign-out`: ends the session, here and everywhere at once.
struct SignOut: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        _ = try await ConsoleForm.checked(request, in: context, sessions: services.sessions)
        try await services.sessions.end(context.session)
        return .redirected(to: "/console/sign-in", headers: [.setCookie: context.cookie.removing])
    }
}
