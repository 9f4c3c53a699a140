/// How much a SCIM configuration has provisioned.
package struct FormerCount: Sendable, Hashable {
    package var users: Int64 = 0
    package var activeUsers: Int64 = 0
    package var groups: Int64 = 0
    /// Of the tenant's own types.
    package var resources: Int64 = 0
}
