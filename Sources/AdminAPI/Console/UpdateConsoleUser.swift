import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `PATCH /tenants/{tenant}/console-users/{user}` with any of `name`, `role` and `disabled`.
struct UpdateConsoleUser: Action {
    let users: ConsoleUserStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("user", of: "console user")
        var members = try await request.members()
        let change = ConsoleUserChange(
            name: members.optionalString("name"), role: members.optionalWord("role"),
            isDisabled: members.optionalBoolean("disabled"))
        try members.finish()
        return .json(try await users.update(id, change, of: context.tenant.id).json)
    }
}
