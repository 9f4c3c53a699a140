import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/license-rules`, in the order of their making.
struct ListLicenseRules: Action {
    private static let cursor = ListCursor("license-rules")

    let rules: LicenseRuleStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let page = try await rules.page(of: context.tenant, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
