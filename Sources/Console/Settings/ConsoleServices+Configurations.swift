import AdminAPI
import FoundationEssentials
import Tenancy

extension ConsoleServices {
    /// A page of the SCIM configurations whose names or providers hold the text.
    func configurations(
        holding text: String, after: UUID? = nil, limit: Int, of tenant: Tenant
    ) async throws -> Page<SCIMConfiguration, UUID> {
        try await Page.passing(
            after: after, limit: limit, id: \.id, where: { $0.name.holds(text) || $0.idp.label.holds(text) }
        ) { try await admin.configurations.page(of: tenant, after: $0, limit: $1) }
    }
}
