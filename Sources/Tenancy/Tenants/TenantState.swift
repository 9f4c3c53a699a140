/// Whether a tenant is served.
package enum TenantState: String, Sendable, Hashable, CaseIterable {
    case active
    /// Its credentials are proven and then refused; its rows stay.
    case suspended
}
