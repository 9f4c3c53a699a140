import AdminAPI
import Licensing
import Tenancy

extension ConsoleServices {
    /// The seats of the tenant's licences, in the order of their making.
    func seats(of tenant: Tenant) async throws -> [SeatsView] {
        let usages = try await admin.pools.usages(of: tenant)
        return try await pools(of: tenant).compactMap { pool in
            usages[pool.id].map { SeatsView(pool, $0) }
        }
    }

    /// What the guard holds; nil while it holds nothing.
    func guardView(of tenant: Tenant) async throws -> GuardView? {
        let state = try await admin.licenses.guardian.state(of: tenant)
        return state.trippedAt.map { GuardView(state, since: $0) }
    }
}
