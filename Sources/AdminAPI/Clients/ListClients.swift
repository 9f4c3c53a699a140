import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/clients`, in the order of their making, deleted ones too.
struct ListClients: Action {
    private static let cursor = ListCursor("oauth-clients")

    let configurations: SCIMConfigurationStore
    let clients: OAuthClientStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor)
        let configuration = try await context.configuration(in: configurations)
        let page = try await clients.page(
            of: configuration, after: list.afterID(in: Self.cursor), limit: list.limit)
        let secrets = try await clients.secrets(of: page.elements.map(\.id))
        return .page(page, of: Self.cursor, key: { $0.uuidString }) {
            $0.json(secrets: secrets[$0.id] ?? [], tokenURL: context.tokenURL)
        }
    }
}
