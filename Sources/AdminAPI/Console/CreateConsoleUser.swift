import Hummingbird
import Tenancy
import Web

/// `POST /tenants/{tenant}/console-users` with `address`, `name` and `role`.
struct CreateConsoleUser: Action {
    let users: ConsoleUserStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let address = members.string("address")
        let name = members.optionalString("name")
        let role = members.word("role", default: ConsoleRole.admin)
        try members.finish()
        let user = try await users.create(address: address, name: name ?? address, role: role, of: context.tenant.id)
        return .json(
            user.json, status: .created, headers: [.location: context.url(of: user.id, in: "console-users")])
    }
}
