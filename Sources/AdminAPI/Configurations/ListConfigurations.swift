import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/scim-configurations`, in the order of their making.
struct ListConfigurations: Action {
    private static let cursor = ListCursor("scim-configurations")

    let configurations: SCIMConfigurationStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await configurations.page(
            of: context.tenant, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json(scimBaseURL: context.scimBaseURL) }
    }
}
