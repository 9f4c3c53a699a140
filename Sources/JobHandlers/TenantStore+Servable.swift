import Jobs
import Tenancy

extension TenantStore {
    /// The tenant of a job. Throws what a handler throws when it is gone or its schema waits for its migration.
    func servable(_ text: String) async throws -> Tenant {
        guard let id = TenantID(text), let tenant = try await find(id: id) else {
            throw JobError.discard(reason: "the tenant does not exist")
        }
        guard tenant.isServable else { throw JobError.postpone(by: .seconds(30)) }
        return tenant
    }
}
