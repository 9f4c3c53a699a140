import FoundationEssentials
import Tenancy
import Web

extension TenantAdminContext {
    /// The public address of the tenant's SCIM endpoint.
    var scimBaseURL: String { "\(baseURL)/t/\(tenant.slug)/scim/v2" }

    /// The public address of something in a collection of the tenant's.
    func url(of id: UUID, in collection: String) -> String {
        "\(baseURL)/admin/v1/tenants/\(tenant.slug)/\(collection)/\(id.uuidString.lowercased())"
    }

    /// The id at `{name}` in the path. What is no id is the id of nothing.
    func id(_ name: String, of kind: String) throws(Failure) -> UUID {
        guard let id = UUID(uuidString: try pathParameter(name)) else { throw .notFound(kind) }
        return id
    }

    /// The tenant's SCIM configuration that the path names at `{configuration}`.
    func configuration(in configurations: SCIMConfigurationStore) async throws -> SCIMConfiguration {
        let id = try id("configuration", of: "SCIM configuration")
        guard let configuration = try await configurations.find(id, of: tenant) else {
            throw TenancyError.configurationNotFound
        }
        return configuration
    }
}
