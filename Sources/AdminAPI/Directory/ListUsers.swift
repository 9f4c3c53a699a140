import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Web

/// `GET /tenants/{tenant}/users`, in the order of their making, by `user_name`, `email`, `display_name`, `group_id`, `active`,
/// the beginning of the user name in `q`, or a SCIM `filter`.
struct ListUsers: Action {
    private static let cursor = ListCursor("users")
    private static let conditions = [
        ("user_name", "userName eq"), ("email", "emails.value eq"), ("display_name", "displayName eq"),
        ("group_id", "groups.value eq"), ("q", "userName sw"),
    ]

    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let reader = try await services.reader(context)
        let list = try DirectoryRequest(request, of: Self.cursor, .user, Self.conditions, by: reader)
        let page = try await services.users.search(list.query, by: reader)
        return .page(
            try page.resources.map { try $0.userJSON() },
            next: page.next.map { Self.cursor.text(for: $0.id.uuidString) })
    }
}
