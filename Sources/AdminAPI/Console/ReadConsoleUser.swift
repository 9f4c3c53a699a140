import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/console-users/{user}`.
struct ReadConsoleUser: Action {
    let users: ConsoleUserStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .json(try await context.consoleUser(in: users).json)
    }
}
