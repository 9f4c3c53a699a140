import Hummingbird
import Tenancy
import Web

/// `POST /tenants/{tenant}/console-users/{user}/links` with `expires_in_minutes`: the only answer that shows the link.
struct IssueConsoleLink: Action {
    let users: ConsoleUserStore
    let sessions: ConsoleSessionStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let user = try await context.consoleUser(in: users)
        var members = try await request.membersIfAny()
        let minutes = members.optionalInteger("expires_in_minutes") ?? ConsoleSessionStore.usualLinkMinutes
        try members.finish()
        let link = try await sessions.issueLink(for: user, expiresInMinutes: minutes)
        return .json(link.json(baseURL: context.baseURL), status: .created)
    }
}
