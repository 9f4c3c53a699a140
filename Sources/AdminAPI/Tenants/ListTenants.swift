import Hummingbird
import Tenancy
import Web

/// `GET /tenants`, in the order of their ids.
struct ListTenants: Action {
    private static let cursor = ListCursor("tenants")

    let tenants: TenantStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let after = try list.after.map { key in
            guard let id = TenantID(key) else { throw Self.cursor.invalid }
            return id
        }
        let page = try await tenants.page(after: after, limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.text }) { $0.json }
    }
}
