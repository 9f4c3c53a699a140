import AdminAPI
import Directory
import Foundation
import JSON
import Licensing
import Notifications
import Tenancy

extension Operator {
    package func createConfiguration(
        of slug: String, name: String, idp: String, autoAssignPool: String?, isStrict: Bool = false,
        allowsDuplicateGroupNames: Bool = false
    ) async throws -> Report {
        guard let provider = IdentityProvider(rawValue: idp) else {
            let known = IdentityProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperatorRefusal("--idp must be one of: \(known).")
        }
        let tenant = try await find(slug)
        let autoAssign = try await autoAssign(autoAssignPool, of: tenant) ?? .off
        let new = NewSCIMConfiguration(
            name: name, idp: provider, autoAssign: autoAssign, isStrict: isStrict,
            allowsDuplicateGroupNames: allowsDuplicateGroupNames)
        return Report(try await lifecycle.create(new, of: tenant).json(scimBaseURL: nil))
    }

    package func configurations(of slug: String) async throws -> Report {
        let page = try await services.configurations.page(of: find(slug), after: nil, limit: Self.listLimit)
        return Report(list: page.elements.map { $0.json(scimBaseURL: nil) })
    }

    /// Changes what is given; nil leaves as it is, and the pool `none` switches automatic licences off.
    package func updateConfiguration(
        _ id: String, of slug: String, name: String?, state: String?, autoAssignPool: String?, isStrict: Bool?,
        allowsDuplicateGroupNames: Bool?
    ) async throws -> Report {
        let tenant = try await find(slug)
        var change = SCIMConfigurationChange(
            name: name, isStrict: isStrict, allowsDuplicateGroupNames: allowsDuplicateGroupNames)
        if let state {
            guard let state = ConfigurationState(rawValue: state) else {
                throw OperatorRefusal("--state must be enabled or disabled.")
            }
            change.state = state
        }
        change.autoAssign = autoAssignPool == "none" ? .off : try await autoAssign(autoAssignPool, of: tenant)
        let id = try identifier(id, of: "SCIM configuration")
        return Report(try await lifecycle.update(id, change, of: tenant).json(scimBaseURL: nil))
    }

    /// Deletes a configuration; `users` says what becomes of whom it has provisioned.
    package func deleteConfiguration(_ id: String, of slug: String, users: String) async throws -> Report {
        guard let users = FormerUsers(rawValue: users) else {
            throw OperatorRefusal("--users must be keep, deactivate or delete.")
        }
        let tenant = try await find(slug)
        let id = try identifier(id, of: "SCIM configuration")
        let job = try await services.deletion.delete(
            id, users: users, of: tenant, requestID: "rollcall-\(UUID().uuidString.lowercased())")
        return Report([
            "id": .string(id.uuidString.lowercased()), "users": .string(users.rawValue), "job_id": .integer(job),
        ])
    }

    /// How the connection fares, and what to do about it.
    package func connectionHealth(_ configuration: String, of slug: String) async throws -> Report {
        let report = ConnectionReport(
            credentials: services.credentials, clients: services.oauthClients, health: services.provisioning.health)
        return Report(try await report.json(of: find(configuration, of: slug), of: find(slug)))
    }

    private var lifecycle: ConfigurationLifecycle {
        ConfigurationLifecycle(
            database: services.database, configurations: services.configurations, pools: services.pools,
            settings: services.mail.stores.settings, log: services.events)
    }

    /// Seats of that pool; nil when none is given.
    private func autoAssign(_ pool: String?, of tenant: Tenant) async throws -> AutoAssign? {
        guard let pool else { return nil }
        let id = try identifier(pool, of: "pool")
        guard try await services.pools.find(id, of: tenant) != nil else {
            throw OperatorRefusal("The tenant has no pool \(pool).")
        }
        return AutoAssign(isEnabled: true, poolID: id)
    }

    func find(_ configuration: String, of slug: String) async throws -> SCIMConfiguration {
        let id = try identifier(configuration, of: "SCIM configuration")
        guard let found = try await services.configurations.find(id, of: find(slug)) else {
            throw TenancyError.configurationNotFound
        }
        return found
    }
}
