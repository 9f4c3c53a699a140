import Directory
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `DELETE /tenants/{tenant}/license-pools/{pool}`; 409 while anything hangs on it, 412 when `If-Match` names another
/// version. With `dry_run=true` it says whether it could be deleted.
struct DeleteLicensePool: Action {
    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        if try request.isDryRun() {
            try await pools.checkDeletable(id, of: context.tenant)
            return RehearsedSeats(people: [], isWhole: true).response
        }
        let expected = VersionCondition(ifMatch: request.headers[.ifMatch]).expected
        try await pools.delete(id, ifVersion: expected, of: context.tenant)
        return Response(status: .noContent)
    }
}
