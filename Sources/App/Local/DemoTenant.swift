import Foundation
import Licensing
import Tenancy

/// The tenant that a first `rollcall up` makes: 25 seats, and a SCIM configuration that assigns them by itself.
struct DemoTenant: Sendable {
    static let slug = "acme"

    let services: DomainServices

    /// Makes what of the demo is not there yet and gives the SCIM token: the known one if it still opens the door.
    func prepare(knownToken: String?) async throws -> String {
        let tenant = try await tenant()
        let configuration = try await configuration(of: tenant)
        if let knownToken, try await opens(knownToken) { return knownToken }
        return try await services.credentials.issue(
            name: "demo \(ISO8601DateFormatter().string(from: services.clock.now()))",
            expiresInDays: CredentialStore.defaultExpiry, for: configuration
        ).token
    }

    /// Where the demo's owner signs in to the console, once and within a day.
    func consoleLink() async throws -> ConsoleLink {
        let (tenant, address) = (try await tenant(), "owner@\(Self.slug).example")
        let known = try await services.consoleUsers.find(address: address, of: tenant.id)
        let user =
            if let known {
                known
            } else {
                try await services.consoleUsers.create(address: address, name: "Owner", role: .owner, of: tenant.id)
            }
        return try await services.consoleSessions.issueLink(for: user, expiresInMinutes: 1440)
    }

    private func tenant() async throws -> Tenant {
        if let tenant = try await services.tenants.find(slug: Self.slug) { return tenant }
        return try await services.tenants.create(slug: Self.slug, name: "Acme")
    }

    private func configuration(of tenant: Tenant) async throws -> SCIMConfiguration {
        let page = try await services.configurations.page(of: tenant, after: nil, limit: 1)
        if let configuration = page.elements.first { return configuration }
        let pool = try await pool(of: tenant)
        return try await services.configurations.create(
            NewSCIMConfiguration(name: "Entra", idp: .entra, autoAssign: AutoAssign(isEnabled: true, poolID: pool.id)),
            for: tenant)
    }

    private func pool(of tenant: Tenant) async throws -> LicensePool {
        if let pool = try await services.pools.page(of: tenant, limit: 1).elements.first { return pool }
        return try await services.pools.create(
            NewLicensePool(name: "Sales Navigator Advanced", product: "sales-navigator", seats: 25), for: tenant)
    }

    private func opens(_ token: String) async throws -> Bool {
        let verifier = CredentialVerifier(
            client: services.client, hasher: services.hasher,
            uses: LastUseRecorder(client: services.client, logger: .silent))
        guard case .accepted = try await verifier.verify(token: token, slug: Self.slug, at: services.clock.now()) else {
            return false
        }
        return true
    }
}
