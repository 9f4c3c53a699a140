import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `GET /tenants/{tenant}/console-users`, in the order of their making, disabled ones too.
struct ListConsoleUsers: Action {
    private static let cursor = ListCursor("console-users")

    let users: ConsoleUserStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await users.page(
            of: context.tenant.id, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page.elements.map(\.json), next: page.next.map { Self.cursor.text(for: $0.uuidString) })
    }
}
