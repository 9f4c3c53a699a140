package import Jobs
package import Licensing
package import Notifications
package import Tenancy

/// Counts what every tenant has, for the service's own figures.
///
/// One job walks over all tenants, with two small reads each.
package struct CountFigures: JobHandler {
    private static let tenantsAtOnce = 200

    package let kind = JobKind.countFigures
    package let timeLimit: Duration = .seconds(300)
    private let tenants: TenantStore
    private let pools: LicensePoolStore
    private let endpoints: WebhookEndpointStore
    private let figures: TenantFiguresStore

    package init(
        tenants: TenantStore, pools: LicensePoolStore, endpoints: WebhookEndpointStore, figures: TenantFiguresStore
    ) {
        self.tenants = tenants
        self.pools = pools
        self.endpoints = endpoints
        self.figures = figures
    }

    /// Doing it again counts again. A tenant that can't be counted keeps its last figures and holds up nobody.
    package func perform(_ batch: JobBatch) async throws {
        var after: TenantID?
        repeat {
            let page = try await tenants.page(after: after, limit: Self.tenantsAtOnce)
            var counted: [TenantID: TenantFigures] = [:]
            for tenant in page.elements where tenant.isServable {
                try Task.checkCancellation()
                counted[tenant.id] = try? await count(tenant)
            }
            try await figures.keep(counted)
            after = page.next
        } while after != nil
    }

    private func count(_ tenant: Tenant) async throws -> TenantFigures {
        let seats = try await pools.sums(of: tenant)
        let all = try await endpoints.page(of: tenant, limit: WebhookEndpointStore.most).elements
        let enabled = all.count { $0.state == .enabled }
        return TenantFigures(
            free: seats.free, held: seats.held, waiting: seats.waiting, enabledEndpoints: Int64(enabled),
            disabledEndpoints: Int64(all.count - enabled))
    }
}
