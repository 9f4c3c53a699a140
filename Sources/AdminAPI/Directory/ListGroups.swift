import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Web

/// `GET /tenants/{tenant}/groups`, in the order of their making, by `display_name`, its beginning in `q`, or a SCIM `filter`.
struct ListGroups: Action {
    private static let cursor = ListCursor("groups")
    private static let conditions = [("display_name", "displayName eq"), ("q", "displayName sw")]

    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let reader = try await services.reader(context)
        let list = try DirectoryRequest(request, of: Self.cursor, .group, Self.conditions, by: reader)
        let page = try await services.groups.search(list.query, by: reader)
        return .page(
            try page.resources.map { try $0.groupJSON() },
            next: page.next.map { Self.cursor.text(for: $0.id.uuidString) })
    }
}
