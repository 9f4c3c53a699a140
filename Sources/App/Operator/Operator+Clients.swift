import AdminAPI
import Foundation
import JSON
import Tenancy

extension Operator {
    /// With none of the last five, a client with a secret, which is shown this once; with the first four of them or all, one
    /// for which a workload identity stands.
    package func createClient(
        of slug: String, configuration: String, name: String, expiresInDays: Int, issuer: String?, jwksURL: String?,
        subject: String?, audience: String?, directory: String?
    ) async throws -> Report {
        var trust: FederationTrust?
        if let issuer, let jwksURL, let subject, let audience {
            trust = FederationTrust(
                issuer: issuer, jwksURL: jwksURL, subject: subject, audience: audience, directoryID: directory)
        } else if [issuer, jwksURL, subject, audience, directory].contains(where: { $0 != nil }) {
            throw OperatorRefusal("--issuer, --jwks-url, --subject and --audience belong together.")
        }
        let tenant = try await find(slug)
        let (client, secret) = try await clients.create(
            NewOAuthClient(name: name, trust: trust), secretExpiresInDays: expiresInDays,
            for: find(configuration, of: slug), of: tenant)
        return Report(client.json(showing: secret, tokenURL: nil))
    }

    package func clients(of slug: String, configuration: String) async throws -> Report {
        let page = try await services.oauthClients.page(
            of: find(configuration, of: slug), after: nil, limit: Self.listLimit)
        let secrets = try await services.oauthClients.secrets(of: page.elements.map(\.id))
        return Report(
            list: page.elements.map { $0.json(secrets: secrets[$0.id] ?? [], tokenURL: nil) },
            showing: ["id", "name", "method", "created_at", "revoked_at", "last_used_at"])
    }

    package func showClient(_ client: String, of slug: String, configuration: String) async throws -> Report {
        let found = try await services.oauthClients.find(
            identifier(client, of: "OAuth client"), of: find(configuration, of: slug))
        let secrets = try await services.oauthClients.secrets(of: [found.id])
        return Report(found.json(secrets: secrets[found.id] ?? [], tokenURL: nil))
    }

    package func deleteClient(_ client: String, of slug: String, configuration: String) async throws -> Report {
        let deleted = try await clients.delete(
            identifier(client, of: "OAuth client"), of: find(configuration, of: slug), of: find(slug))
        return Report(deleted.json(secrets: [], tokenURL: nil))
    }

    package func createClientSecret(
        _ client: String, of slug: String, configuration: String, expiresInDays: Int
    ) async throws -> Report {
        Report(
            try await clients.issueSecret(
                of: identifier(client, of: "OAuth client"), expiresInDays: expiresInDays,
                of: find(configuration, of: slug), of: find(slug)
            ).json)
    }

    package func rotateClientSecret(
        _ secret: String, of client: String, of slug: String, configuration: String, overlap: String?,
        expiresInDays: Int
    ) async throws -> Report {
        let overlap = try SecretOverlap(seconds: overlap.map(seconds) ?? SecretOverlap.usual)
        return Report(
            try await clients.rotateSecret(
                identifier(secret, of: "secret"), overlap: overlap, expiresInDays: expiresInDays,
                of: identifier(client, of: "OAuth client"), of: find(configuration, of: slug), of: find(slug)
            ).json)
    }

    package func revokeClientSecret(
        _ secret: String, of client: String, of slug: String, configuration: String
    ) async throws -> Report {
        Report(
            try await clients.revokeSecret(
                identifier(secret, of: "secret"), of: identifier(client, of: "OAuth client"),
                of: find(configuration, of: slug), of: find(slug)
            ).json)
    }

    private var clients: ClientLifecycle {
        ClientLifecycle(database: services.database, clients: services.oauthClients, log: services.events)
    }
}
