package import Directory
package import FoundationEssentials
package import Tenancy
import Web

extension AdminServices {
    /// An admin reads as a configuration does that has named nothing, or as the one given, by whose names it goes.
    package func reader(
        of tenant: Tenant, requestID: String, as configuration: UUID = .least
    ) async throws -> Provisioner {
        Provisioner(
            tenant: tenant, configurationID: configuration, requestID: requestID,
            registry: try await registries.registry(of: tenant))
    }

    func reader(_ context: TenantAdminContext, as configuration: UUID = .least) async throws -> Provisioner {
        try await reader(of: context.tenant, requestID: context.requestID, as: configuration)
    }
}
