import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `DELETE /tenants/{tenant}/exclusions/{pool}/{user}`: the rules decide again whether the person has a seat of the pool.
struct LiftExclusion: Action {
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let (poolID, userID) = try context.assignment()
        try await licenses.requests.liftExclusion(userID, from: poolID, of: context.tenant)
        return Response(status: .noContent)
    }
}
