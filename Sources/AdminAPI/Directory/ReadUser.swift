import Directory
import HTTPTypes
import Hummingbird
import Web

/// `GET /tenants/{tenant}/users/{user}`: the person as its identity provider sees it, with its groups.
struct ReadUser: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("user", of: "user")
        let found = try await services.users.read(id, withGroups: false, by: services.reader(context))
        let reader = try await services.reader(context, as: found.configurationID)
        let user = try await services.users.read(id, by: reader)
        return .json(
            try user.whole(user.userJSON(), at: context.scimBaseURL), headers: [.eTag: user.entityTag])
    }
}
