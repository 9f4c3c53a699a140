/// Where the schemas of a database stand.
package struct MigrationStatus: Sendable, Hashable {
    /// How many schemas are at one version of the tenant line.
    package struct Count: Sendable, Hashable {
        package let version: Int32
        package let schemas: Int
    }

    /// The control schema's version, 0 for an empty database, and what this binary needs.
    package let controlVersion: Int32
    package let requiredControlVersion: Int32
    package let requiredTenantVersion: Int32
    package let tenants: [Count]
    package let warmSchemas: [Count]
    /// What the runs until now had to leave behind.
    package let failures: [MigrationFailure]

    /// How many tenants this binary can't serve.
    package var tenantsBehind: Int {
        tenants.filter { $0.version < requiredTenantVersion }.reduce(0) { $0 + $1.schemas }
    }

    /// Whether there is nothing to migrate but warm schemas.
    package var isCurrent: Bool {
        controlVersion >= requiredControlVersion && tenantsBehind == 0
    }
}
