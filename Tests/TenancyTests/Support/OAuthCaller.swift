import FoundationEssentials
import JSON
import Postgres
import Testing

@testable import Tenancy

/// A tenant with an OAuth client, and an issuer whose assertions may stand for it.
struct OAuthCaller: Sendable {
    let world: World
    let configuration: SCIMConfiguration
    let client: OAuthClient
    let secret: IssuedSecret?
    let keys: TestIssuer

    static let trust = FederationTrust(
        issuer: "https://issuer.example/", jwksURL: "https://issuer.example/keys", subject: "workload",
        audience: "api://rollcall")

    static func make(_ world: World, trust: FederationTrust? = nil) async throws -> OAuthCaller {
        let configuration = try await world.configuration(of: try await world.tenant("globex"))
        let made = try await world.client.transaction {
            try await world.clients.create(
                NewOAuthClient(name: "Entra", trust: trust), for: configuration, in: $0)
        }
        return OAuthCaller(
            world: world, configuration: configuration, client: made.client, secret: made.secret,
            keys: try TestIssuer())
    }

    /// The door of one process; another call makes that of another.
    func process() -> AccessTokenIssuer {
        AccessTokenIssuer(
            client: world.client, hasher: world.hasher, keySets: KeySetCache(source: keys), clock: world.clock.wall)
    }

    func assertion(_ id: String) throws -> String {
        let now = Int64(world.clock.now.timeIntervalSince1970)
        return try keys.assertion([
            "iss": "https://issuer.example/", "sub": "workload", "aud": "api://rollcall",
            "exp": .integer(now + 600), "jti": .string(id),
        ])
    }

    func verdict(of token: String, slug: String = "globex") async throws -> CredentialVerdict {
        try await world.verifier().verify(token: token, slug: slug, at: world.clock.now)
    }
}

extension AccessTokenIssuer {
    /// What the token endpoint does between its limits.
    func issue(clientID: String?, _ proof: Proof, slug: String) async throws -> String {
        do {
            return try await grant(to: authenticate(clientID: clientID, proof, slug: slug))
        } catch let refused as RefusedClient {
            throw refused.reason
        }
    }
}
