import AdminAPI
import Foundation
import JSON
import Licensing
import Tenancy

extension Operator {
    package func createConfiguration(
        of slug: String, name: String, idp: String, autoAssignPool: String?
    ) async throws -> Report {
        guard let provider = IdentityProvider(rawValue: idp) else {
            let known = IdentityProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperatorRefusal("--idp must be one of: \(known).")
        }
        let tenant = try await find(slug)
        var autoAssign = AutoAssign.off
        if let autoAssignPool {
            let id = try identifier(autoAssignPool, of: "pool")
            guard try await services.pools.find(id, of: tenant) != nil else {
                throw OperatorRefusal("The tenant has no pool \(autoAssignPool).")
            }
            autoAssign = AutoAssign(isEnabled: true, poolID: id)
        }
        let new = NewSCIMConfiguration(name: name, idp: provider, autoAssign: autoAssign)
        return Report(try await services.configurations.create(new, for: tenant).json(scimBaseURL: nil))
    }

    package func configurations(of slug: String) async throws -> Report {
        let page = try await services.configurations.page(of: find(slug), after: nil, limit: Self.listLimit)
        return Report(list: page.elements.map { $0.json(scimBaseURL: nil) })
    }

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

    private func find(_ configuration: String, of slug: String) async throws -> SCIMConfiguration {
        let id = try identifier(configuration, of: "SCIM configuration")
        guard let found = try await services.configurations.find(id, of: find(slug)) else {
            throw TenancyError.configurationNotFound
        }
        return found
    }
}
