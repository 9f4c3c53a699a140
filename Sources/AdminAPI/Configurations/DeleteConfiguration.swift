import Directory
import HTTPTypes
import Hummingbird
import JSON
import Tenancy
import Web

/// `DELETE /tenants/{tenant}/scim-configurations/{configuration}?users=keep|deactivate|delete`: its tokens and OAuth clients are
/// refused within a second, and a job does the rest. 202 with the job; 412 when `If-Match` names another version. With
/// `dry_run=true` it says how much hangs on the configuration.
struct DeleteConfiguration: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("configuration", of: "SCIM configuration")
        let users = try Self.users(of: request)
        if try request.isDryRun() {
            guard try await services.configurations.find(id, of: context.tenant) != nil else {
                throw TenancyError.configurationNotFound
            }
            let left = try await services.former.count(of: id, in: context.tenant)
            return .json([
                "dry_run": .bool(true), "users": .integer(left.users), "active_users": .integer(left.activeUsers),
                "groups": .integer(left.groups), "resources": .integer(left.resources),
            ])
        }
        let job = try await services.deletion.delete(
            id, users: users, ifVersion: VersionCondition(ifMatch: request.headers[.ifMatch]).expected,
            of: context.tenant, requestID: context.requestID)
        return .json(
            ["id": .id(id), "users": .string(users.rawValue), "job_id": .integer(job)], status: .accepted)
    }

    /// Nothing is presumed: people's access hangs on it.
    private static func users(of request: Request) throws(Failure) -> FormerUsers {
        let text = try Query(request.uri.query).value("users")
        guard let users = text.flatMap(FormerUsers.init(rawValue:)) else {
            throw .invalidParameter("users", "must say what becomes of its users: keep, deactivate or delete")
        }
        return users
    }
}
