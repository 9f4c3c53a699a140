import Directory
import FoundationEssentials
import Tenancy
import Web

extension AdminServices {
    /// An admin reads as a configuration does that has named nothing, or as the one given, by whose names it goes.
    func reader(_ context: TenantAdminContext, as configuration: UUID = .none) async throws -> Provisioner {
        Provisioner(
            tenant: context.tenant, configurationID: configuration, requestID: context.requestID,
            registry: try await registries.registry(of: context.tenant))
    }
}

extension UUID {
    /// No resource has it.
    static let none = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
