import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Web

/// `GET /tenants/{tenant}/guard/held`: the seats whose release the guard holds.
struct ListHeldSeats: Action {
    private static let cursor = ListCursor("held-seats")

    let guardian: ReleaseGuardStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let after = try list.after.map { key in
            let ids = key.split(separator: "/").compactMap { UUID(uuidString: String($0)) }
            guard ids.count == 2 else { throw Self.cursor.invalid }
            return (userID: ids[0], poolID: ids[1])
        }
        let page = try await guardian.held(of: context.tenant, after: after, limit: list.limit)
        return .page(page, of: Self.cursor, key: { "\($0.userID.uuidString)/\($0.poolID.uuidString)" }) { seat in
            ["user_id": .id(seat.userID), "pool_id": .id(seat.poolID), "reason": .string(seat.reason)]
        }
    }
}
