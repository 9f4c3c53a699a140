import AdminAPI
import Licensing
import Tenancy

extension ConsoleServices {
    /// The seats of the tenant's licences, in the order of their making.
    func seats(of tenant: Tenant, most: Int = 200) async throws -> [SeatsView] {
        var views: [SeatsView] = []
        for pool in try await pools(of: tenant).prefix(most) {
            guard let usage = try await admin.pools.usage(of: pool.id, of: tenant) else { continue }
            views.append(SeatsView(pool, usage))
        }
        return views
    }

    /// What the guard holds; nil while it holds nothing.
    func guardView(of tenant: Tenant) async throws -> GuardView? {
        let state = try await admin.licenses.guardian.state(of: tenant)
        return state.trippedAt.map { GuardView(state, since: $0) }
    }
}
