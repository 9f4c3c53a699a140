/// A new secret of an OAuth client: it exists only here and can't be read again.
package struct IssuedSecret: Sendable {
    package let secret: ClientSecret
    /// `rcs_…`; a secret.
    package let text: String
}
