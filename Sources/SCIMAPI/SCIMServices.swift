package import Directory
package import SCIM
package import Tenancy
package import Web

/// What the SCIM surface is built from.
package struct SCIMServices: Sendable {
    package let verifier: CredentialVerifier
    package let users: UserStore
    package let groups: GroupStore
    package let own: OwnResourceStores
    /// The schemas of a tenant.
    package let registry: @Sendable (Tenant) async throws -> SchemaRegistry
    package let configuration: ServiceProviderConfiguration
    package let limits: SCIMLimits
    package let cursorSeal: CursorSeal
    package let clock: WallClock
    package let origin: PublicOrigin

    package init(
        verifier: CredentialVerifier, users: UserStore, groups: GroupStore, own: OwnResourceStores,
        registry: @escaping @Sendable (Tenant) async throws -> SchemaRegistry = { _ in .standard },
        configuration: ServiceProviderConfiguration = ServiceProviderConfiguration(), limits: SCIMLimits = .standard,
        cursorSeal: CursorSeal, clock: WallClock, origin: PublicOrigin
    ) {
        self.verifier = verifier
        self.users = users
        self.groups = groups
        self.own = own
        self.registry = registry
        self.configuration = limits.announced(in: configuration)
        self.limits = limits
        self.cursorSeal = cursorSeal
        self.clock = clock
        self.origin = origin
    }
}
