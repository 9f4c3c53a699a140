import SCIM

extension ResourceType {
    /// By which the tables know a type of a tenant's own: its name, which never changes, in any letter case.
    var key: String { CaseFolding.key(name) }
}
