import Hummingbird
import Tenancy
import Web

/// `POST /tenants/{tenant}/console-users/{user}/sign-out`: ends every session of the user at once.
struct SignOutConsoleUser: Action {
    let users: ConsoleUserStore
    let sessions: ConsoleSessionStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        try await sessions.endAll(of: context.consoleUser(in: users))
        return Response(status: .noContent)
    }
}
