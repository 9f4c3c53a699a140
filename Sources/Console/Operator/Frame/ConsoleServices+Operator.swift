import AdminAPI
import Hummingbird
import Tenancy
import Web

extension ConsoleServices {
    /// The tenant whose slug the path has at `{tenant}`.
    func tenant(in context: OperatorContext) async throws -> Tenant {
        guard let tenant = try await admin.tenants.find(slug: context.pathParameter("tenant")) else {
            throw Failure.tenantNotFound
        }
        return tenant
    }
}
