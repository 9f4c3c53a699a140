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
        let configuration = try await find(configuration, of: slug)
        let userID = try user.map { try identifier($0, of: "user") }
        if let userID { try await check(userID, of: slug, by: configuration) }
        return Report(
            try await services.credentials.issue(
                name: name, expiresInDays: expiresInDays, for: configuration, standingFor: userID
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
        return Report(list: page.elements.map(\.json))
    }

    package func revokeToken(_ token: String, of slug: String, configuration: String) async throws -> Report {
        let configuration = try await find(configuration, of: slug)
        return Report(
            try await services.credentials.revoke(identifier(token, of: "token"), of: configuration).json)
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
