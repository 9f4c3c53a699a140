/// Who made a person's claim on a pool.
package enum AssignmentSource: String, Sendable, Hashable, CaseIterable {
    /// The SCIM configuration that provisioned the person.
    case auto
    /// A rule of the tenant.
    case rule
    /// An administrator.
    case manual
    /// A program with an API key.
    case api
}
