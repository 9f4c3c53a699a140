/// A new credential together with its token, which exists only here: it can't be read again.
package struct IssuedToken: Sendable {
    package let credential: Credential
    /// `rc_…`; a secret.
    package let token: String
}
