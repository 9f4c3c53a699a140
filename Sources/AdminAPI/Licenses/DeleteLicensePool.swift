import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `DELETE /tenants/{tenant}/license-pools/{pool}`; 409 while anything hangs on it. With `dry_run=true` it says whether it
/// could be deleted.
struct DeleteLicensePool: Action {
    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        if try request.isDryRun() {
            try await pools.checkDeletable(id, of: context.tenant)
            return RehearsedSeats(people: [], isWhole: true).response
        }
        try await pools.delete(id, of: context.tenant)
        return Response(status: .noContent)
    }
}
