import Tenancy

/// How far the schemas are, and what a run left behind.
struct MigrationsView {
    struct Count {
        let version: String
        let schemas: String
        let isBehind: Bool
        let isSpare: Bool
    }

    struct Left {
        /// Nil for a spare schema.
        let tenantSlug: String?
        let tenantPath: String?
        let version: String
        let reason: String
        let attempts: String
    }

    let page: PageView
    let isCurrent: Bool
    let controlVersion: String
    let requiredControlVersion: String
    let isControlBehind: Bool
    let requiredTenantVersion: String
    let tenantsBehind: String
    let hasTenantsBehind: Bool
    let counts: [Count]
    let hasCounts: Bool
    let left: [Left]
    let hasLeft: Bool

    init(page: PageView, _ status: MigrationStatus) {
        self.page = page
        isCurrent = status.isCurrent
        (controlVersion, requiredControlVersion) = (
            String(status.controlVersion), String(status.requiredControlVersion)
        )
        isControlBehind = status.controlVersion < status.requiredControlVersion
        requiredTenantVersion = String(status.requiredTenantVersion)
        tenantsBehind = Grouped.text(status.tenantsBehind)
        hasTenantsBehind = status.tenantsBehind > 0
        func lines(_ counts: [MigrationStatus.Count], isSpare: Bool) -> [Count] {
            counts.map {
                Count(
                    version: String($0.version), schemas: Grouped.text($0.schemas),
                    isBehind: $0.version < status.requiredTenantVersion, isSpare: isSpare)
            }
        }
        counts = lines(status.tenants, isSpare: false) + lines(status.warmSchemas, isSpare: true)
        hasCounts = !counts.isEmpty
        left = status.failures.map { failure in
            Left(
                tenantSlug: failure.slug, tenantPath: failure.slug.map { "/console/operator/tenants/\($0)" },
                version: String(failure.version), reason: failure.reason, attempts: Grouped.text(failure.attempts))
        }
        hasLeft = !left.isEmpty
    }
}
