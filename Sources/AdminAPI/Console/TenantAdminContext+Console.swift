import FoundationEssentials
import Tenancy
import Web

extension TenantAdminContext {
    /// The tenant's console user that the path names at `{user}`.
    func consoleUser(in users: ConsoleUserStore) async throws -> ConsoleUser {
        try await users.find(id("user", of: "console user"), of: tenant.id)
    }
}
