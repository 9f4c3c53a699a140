import Hummingbird
import Provisioning
import Web

/// `GET /tenants/{tenant}/provisioning-log/{entry}`: one request with its steps, what it changed, what it was answered and
/// what to do about it.
struct ReadProvisioningEntry: Action {
    let log: ProvisioningLog

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("entry", of: "entry")
        guard let entry = try await log.find(id, of: context.tenant) else { throw Failure.notFound("entry") }
        return .json(entry.detailed)
    }
}
