import AdminAPI
import Directory
import Foundation
import JSON
import Licensing
import SCIM
import Tenancy

extension Operator {
    package func createToken(
        of slug: String, configuration: String, name: String, expiresInDays: Int, standingFor user: String? = nil
    ) async throws -> Report {
        let tenant = try await find(slug)
        let configuration = try await find(configuration, of: slug)
        let userID = try user.map { try identifier($0, of: "user") }
        if let userID { try await check(userID, of: slug, by: configuration) }
        return Report(
            try await tokens.issue(
                name: name, expiresInDays: expiresInDays, for: configuration, of: tenant, standingFor: userID
            ).json)
    }

    private func check(_ user: UUID, of slug: String, by configuration: SCIMConfiguration) async throws {
        let reader = Provisioner(
            tenant: try await find(slug), configurationID: configuration.id, requestID: "rollcall token create")
        do {
            _ = try await services.users.read(user, withGroups: false, by: reader)
        } catch is SCIMError {
            throw OperatorRefusal("The tenant has no user with that id.")
        }
    }

    package func tokens(of slug: String, configuration: String) async throws -> Report {
        let configuration = try await find(configuration, of: slug)
        let page = try await services.credentials.page(of: configuration, after: nil, limit: Self.listLimit)
        return Report(
            list: page.elements.map(\.json),
            showing: ["id", "name", "hint", "created_at", "expires_at", "revoked_at", "last_used_at"])
    }

    package func revokeToken(_ token: String, of slug: String, configuration: String) async throws -> Report {
        let configuration = try await find(configuration, of: slug)
        return Report(
            try await tokens.revoke(identifier(token, of: "token"), of: configuration, of: find(slug)).json)
    }

    /// - Parameter overlap: Such as `24h`, or a number of seconds; nil for a day.
    package func rotateToken(
        _ token: String, of slug: String, configuration: String, overlap: String?, name: String?, expiresInDays: Int
    ) async throws -> Report {
        let configuration = try await find(configuration, of: slug)
        let rotation = try TokenRotation(
            overlap: overlap.map(seconds) ?? SecretOverlap.usual, name: name, expiresInDays: expiresInDays)
        return Report(
            try await tokens.rotate(
                identifier(token, of: "token"), rotation, for: configuration, of: find(slug)
            ).json)
    }

    func seconds(_ overlap: String) throws -> Int {
        guard let seconds = TimeSpan.seconds(overlap) else {
            throw OperatorRefusal("--overlap must be a number of seconds or a span such as 30m, 24h or 7d.")
        }
        return seconds
    }

    private var tokens: TokenLifecycle {
        TokenLifecycle(database: services.database, credentials: services.credentials, log: services.events)
    }

    package func createKey(
        name: String, tenant slug: String?, scopes: [String]?, expiresInDays: Int?
    ) async throws -> Report {
        var tenant: TenantID?
        if let slug { tenant = try await find(slug).id }
        return Report(
            try await services.apiKeys.create(
                name: name, tenant: tenant, scopes: try AdminScopes(texts: scopes), expiresInDays: expiresInDays
            ).json)
    }

    package func keys() async throws -> Report {
        Report(list: try await services.apiKeys.page(limit: Self.listLimit).elements.map(\.json))
    }

    package func revokeKey(_ key: String) async throws -> Report {
        Report(try await services.apiKeys.revoke(identifier(key, of: "key")).json)
    }
}
