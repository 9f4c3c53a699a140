import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/tokens`, in the order of their making, dead ones too.
struct ListTokens: Action {
    private static let cursor = ListCursor("tokens")

    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let configuration = try await context.configuration(in: configurations)
        let page = try await credentials.page(
            of: configuration, after: list.afterID(in: Self.cursor), limit: list.limit)
        return .page(page, of: Self.cursor, key: { $0.uuidString }) { $0.json }
    }
}
