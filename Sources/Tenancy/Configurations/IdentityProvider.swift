/// The maker of the identity provider behind a SCIM configuration; decides which of its habits are put up with.
package enum IdentityProvider: String, Sendable, Hashable, CaseIterable {
    case entra
    case okta
    case onelogin
    case jumpcloud
    case google
    case ping
    /// Anything else that speaks SCIM 2.0.
    case generic
}
