import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `DELETE /tenants/{tenant}/assignments/{pool}/{user}`: the person loses the seat or the place in line, and the rules do not
/// give it back until the exclusion is lifted. 202: the seats follow. With `dry_run=true` it says who would get the seat.
struct RemoveAssignment: Action {
    let assignments: AssignmentStore
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let isDryRun = try request.isDryRun()
        let (poolID, userID) = try await context.liveAssignment(in: assignments)
        if isDryRun {
            let event = licenses.requests.eventOfRemoval(userID, from: poolID, .api)
            return try await licenses.rehearsal.rehearse([event], of: context.tenant).response
        }
        try await licenses.requests.remove(userID, from: poolID, .api, of: context.tenant)
        return .json(["user_id": .id(userID), "pool_id": .id(poolID), "requested": "removal"], status: .accepted)
    }
}
