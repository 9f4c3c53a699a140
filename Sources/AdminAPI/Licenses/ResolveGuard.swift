import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /tenants/{tenant}/guard/approve` releases what is held, `/guard/reject` keeps it until something else happens to each
/// person. 202: the seats follow; 409 when nothing is held.
///
/// `{"tripped_sequence":n}`, from `GET …/guard`, decides about that trip only; 409 when another has begun since.
struct ResolveGuard: Action {
    let guardian: ReleaseGuardStore
    let isApproved: Bool

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.membersIfAny()
        let trip = members.optionalInteger("tripped_sequence")
        try members.finish()
        try await guardian.resolve(isApproved: isApproved, trip: trip.map { Int64($0) }, of: context.tenant)
        return .json(["decision": .string(isApproved ? "approved" : "rejected")], status: .accepted)
    }
}
