import Directory
import HTTPTypes
import Hummingbird
import Web

/// `GET /tenants/{tenant}/groups/{group}`: the group as its identity provider sees it, without its members, which `/members`
/// lists.
struct ReadGroup: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("group", of: "group")
        let found = try await services.groups.read(id, members: .none, by: services.reader(context))
        let reader = try await services.reader(context, as: found.configurationID)
        let group = try await services.groups.read(id, members: .none, by: reader)
        return .json(
            try group.whole(group.groupJSON(), at: context.scimBaseURL), headers: [.eTag: group.entityTag])
    }
}
