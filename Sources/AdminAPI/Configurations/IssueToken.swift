import Directory
import FoundationEssentials
import Hummingbird
import SCIM
import Tenancy
import Web

/// `POST …/scim-configurations/{configuration}/tokens` with `name`, `expires_in_days` and, for a token that
/// stands for a person, `user_id`: the only answer that shows it.
struct IssueToken: Action {
    let configurations: SCIMConfigurationStore
    let tokens: TokenLifecycle
    let users: UserStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        var members = try await request.members()
        let name = members.string("name")
        let days = members.optionalInteger("expires_in_days") ?? CredentialStore.defaultExpiry
        let userID = members.optionalID("user_id")
        try members.finish()
        if let userID { try await check(userID, configuration, in: context) }
        let issued = try await tokens.issue(
            name: name, expiresInDays: days, for: configuration, of: context.tenant, standingFor: userID)
        return .json(issued.json, status: .created)
    }

    private func check(_ userID: UUID, _ configuration: SCIMConfiguration, in context: TenantAdminContext) async throws
    {
        let reader = Provisioner(
            tenant: context.tenant, configurationID: configuration.id, requestID: context.requestID)
        do {
            _ = try await users.read(userID, withGroups: false, by: reader)
        } catch let error as SCIMError where error.status == 404 {
            throw Failure.unknownUser
        }
    }
}

extension Failure {
    /// The body names a person who does not exist.
    static let unknownUser = member("/user_id", "user_not_found", "The tenant has no user with that id.")
}
