import AdminAPI
import Foundation
import JSON
import Licensing
import Tenancy

extension Operator {
    package func createToken(
        of slug: String, configuration: String, name: String, expiresInDays: Int
    ) async throws -> Report {
        let configuration = try await find(configuration, of: slug)
        return Report(
            try await services.credentials.issue(name: name, expiresInDays: expiresInDays, for: configuration).json)
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

    package func createKey(name: String, tenant slug: String?, expiresInDays: Int?) async throws -> Report {
        var tenant: TenantID?
        if let slug { tenant = try await find(slug).id }
        return Report(
            try await services.apiKeys.create(name: name, tenant: tenant, expiresInDays: expiresInDays).json)
    }

    package func keys() async throws -> Report {
        Report(list: try await services.apiKeys.page(limit: Self.listLimit).elements.map(\.json))
    }

    package func revokeKey(_ key: String) async throws -> Report {
        Report(try await services.apiKeys.revoke(identifier(key, of: "key")).json)
    }
}
