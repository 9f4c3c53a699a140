import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/assignments`, of one `user_id`, `pool_id` or `state` when they are given.
struct ListAssignments: Action {
    private static let cursor = ListCursor("assignments")

    let assignments: AssignmentStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let filter = AssignmentFilter(
            userID: try list.id("user_id"), poolID: try list.id("pool_id"), state: try list.word("state"))
        let after = try list.after.map { key in
            guard let cursor = AssignmentCursor(text: key) else { throw Self.cursor.invalid }
            return cursor
        }
        let page = try await assignments.page(of: context.tenant, filter, after: after, limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.text }) { $0.json }
    }
}
