import AdminAPI
import Directory
import FoundationEssentials
import Tenancy

extension ConsoleServices {
    /// Somebody at the console reads as a configuration does that has named nothing, or as the one given, by whose names it goes.
    func reader(_ context: ConsoleContext, as configuration: UUID = .nobody) async throws -> Provisioner {
        Provisioner(
            tenant: context.tenant, configurationID: configuration, requestID: context.requestID,
            registry: try await admin.registries.registry(of: context.tenant))
    }

    /// The tenant's SCIM configurations; a tenant has some, not thousands.
    func configurations(of tenant: Tenant) async throws -> [SCIMConfiguration] {
        try await admin.configurations.page(of: tenant, limit: 200).elements
    }
}

extension UUID {
    /// No resource has it.
    static let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// As paths and pages have it.
    var text: String { uuidString.lowercased() }
}
