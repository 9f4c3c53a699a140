/// Which tenants somebody looks for.
package struct TenantFilter: Sendable, Hashable {
    /// The beginning of a slug or of a name, in whatever case; empty for all.
    package var text: String
    /// Nil for any.
    package var standing: TenantStanding?

    package init(text: String = "", standing: TenantStanding? = nil) {
        (self.text, self.standing) = (text, standing)
    }
}
