import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Web

/// `GET /tenants/{tenant}/groups/{group}/members`, in the order of their ids, by which a group of a million is walked too.
struct ListGroupMembers: Action {
    private static let cursor = ListCursor("members")

    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("group", of: "group")
        let list = try ListRequest(request, of: Self.cursor)
        let reader = try await services.reader(context)
        _ = try await services.groups.read(id, members: .none, by: reader)
        let (members, hasMore) = try await services.groups.members(
            of: id, after: list.afterID(in: Self.cursor) ?? .least, by: reader)
        let page = members.prefix(list.limit)
        let next = hasMore || members.count > page.count ? page.last : nil
        return .page(
            page.map { ["id": .id($0.id), "type": .string($0.isGroup ? "group" : "user")] },
            next: next.map { Self.cursor.text(for: $0.id.uuidString) })
    }
}
