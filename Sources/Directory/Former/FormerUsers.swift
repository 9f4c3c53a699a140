/// What becomes of the users of a SCIM configuration that is deleted.
package enum FormerUsers: String, Sendable, CaseIterable {
    /// They stay as they are; another configuration may change them.
    case keep
    /// They stay, and can't sign in any more: `active` becomes false.
    case deactivate
    /// They go, and so do the groups and other resources that the configuration has provisioned.
    case delete
}
