import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /tenants/{tenant}/assignments/{pool}/{user}/activation`: the product says that the person has begun to use the seat.
struct ActivateAssignment: Action {
    let assignments: AssignmentStore
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let (poolID, userID) = try await context.liveAssignment(in: assignments)
        try await licenses.requests.activate(userID, from: poolID, of: context.tenant)
        return .json(["user_id": .id(userID), "pool_id": .id(poolID), "requested": "activation"], status: .accepted)
    }
}
