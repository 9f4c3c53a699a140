import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/assignments/history` of a `user_id`, a `pool_id` or both, the newest change first.
struct ListAssignmentHistory: Action {
    private static let cursor = ListCursor("assignment-history")

    let history: AssignmentHistory

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let (userID, poolID) = (try list.id("user_id"), try list.id("pool_id"))
        let before = try list.after.map { key in
            guard let number = Int64(key) else { throw Self.cursor.invalid }
            return number
        }
        let tenant = context.tenant
        if let userID {
            let page = try await history.page(
                of: tenant, userID: userID, poolID: poolID, before: before, limit: list.limit)
            return .page(page, of: Self.cursor, key: { String($0) }) { $0.change.json }
        }
        guard let poolID else { throw Failure.invalidParameter("user_id", "give user_id, pool_id or both") }
        let page = try await history.page(of: tenant, poolID: poolID, before: before, limit: list.limit)
        return .page(page, of: Self.cursor, key: { String($0) }) { $0.change.json }
    }
}
