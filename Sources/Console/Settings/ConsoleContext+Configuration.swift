import AdminAPI
import FoundationEssentials
import Tenancy

extension ConsoleContext {
    /// The tenant's SCIM configuration that the path names at `{configuration}`.
    func configuration(in services: ConsoleServices) async throws -> SCIMConfiguration {
        let id = try id("configuration", of: "SCIM configuration")
        guard let configuration = try await services.admin.configurations.find(id, of: tenant) else {
            throw TenancyError.configurationNotFound
        }
        return configuration
    }

    /// Where clients of the tenant obtain access tokens.
    var tokenURL: String { "\(baseURL)/t/\(tenant.slug)/oauth2/token" }

    func path(of configuration: SCIMConfiguration) -> String {
        "/console/settings/scim/\(configuration.id.uuidString.lowercased())"
    }
}
