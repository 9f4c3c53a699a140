import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// Something that is done to an OAuth client of a configuration, whose page tells of a refusal.
protocol ClientAction: FormAction {
    var services: ConsoleServices { get }
}

extension ClientAction {
    /// The client that the path names, with its secrets; a deleted one is nobody's any more.
    func client(
        of configuration: SCIMConfiguration, in context: ConsoleContext
    ) async throws -> (client: OAuthClient, secrets: [ClientSecret]) {
        let store = services.admin.oauthClients
        let client = try await store.find(context.id("client", of: "OAuth client"), of: configuration)
        guard client.revokedAt == nil else { throw TenancyError.clientNotFound }
        return (client, try await store.secrets(of: [client.id])[client.id] ?? [])
    }

    /// The secret that the path names.
    static func secret(among secrets: [ClientSecret], in context: ConsoleContext) throws -> ClientSecret {
        let id = try context.id("secret", of: "secret")
        guard let secret = secrets.first(where: { $0.id == id }) else { throw TenancyError.secretNotFound }
        return secret
    }

    /// The secret that the path names, as it was.
    func secretBefore(in context: ConsoleContext) async throws -> JSONObject {
        let (_, secrets) = try await client(of: context.configuration(in: services), in: context)
        return try Self.secret(among: secrets, in: context).json
    }

    /// The one page that shows a secret.
    func page(
        showing secret: IssuedSecret, of configuration: SCIMConfiguration, in context: ConsoleContext
    ) async throws -> Response {
        try await ShowConfiguration(services: services).page(of: configuration, in: context, issuedSecret: secret)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowConfiguration(services: services).page(
            of: context.configuration(in: services), in: context, refusedClient: (form, problem),
            status: problem.status)
    }
}
