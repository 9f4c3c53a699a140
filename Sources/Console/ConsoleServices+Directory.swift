import AdminAPI
import Directory
import FoundationEssentials
import Tenancy

extension ConsoleServices {
    /// Somebody at the console reads as a configuration does that has named nothing, or as the one given, by whose names it goes.
    func reader(_ context: ConsoleContext, as configuration: UUID = .least) async throws -> Provisioner {
        try await admin.reader(of: context.tenant, requestID: context.requestID, as: configuration)
    }

    /// The tenant's SCIM configurations; a tenant has some, not thousands.
    func configurations(of tenant: Tenant) async throws -> [SCIMConfiguration] {
        try await admin.configurations.page(of: tenant, limit: 200).elements
    }
}

extension UUID {
    /// As paths and pages have it.
    var text: String { uuidString.lowercased() }
}
