/// How a tenant stands in the eyes of who looks for it: one that is to be deleted is suspended too, and is called neither.
package enum TenantStanding: String, Sendable, Hashable, CaseIterable {
    case active
    case suspended
    case ending
}
