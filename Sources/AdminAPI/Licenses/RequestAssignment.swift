import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /tenants/{tenant}/assignments` with `user_id`, `pool_id` and `source` (`api`, or `manual` for what a person does): the
/// person shall have a seat whatever the rules say. 202: the seats follow.
struct RequestAssignment: Action {
    /// Who may ask by hand.
    enum Source: String, CaseIterable { case api, manual }

    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let (userID, poolID) = (members.id("user_id"), members.id("pool_id"))
        let source = members.word("source", default: Source.api)
        try members.finish()
        try await Failure.blaming("/pool_id") {
            try await licenses.requests.assign(
                userID, from: poolID, source == .api ? .api : .manual, of: context.tenant)
        }
        return .json(
            ["user_id": .id(userID), "pool_id": .id(poolID), "requested": "assignment"], status: .accepted)
    }
}
