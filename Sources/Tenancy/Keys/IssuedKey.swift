/// A new API key together with its text, which exists only here: it can't be read again.
package struct IssuedKey: Sendable {
    package let apiKey: APIKey
    /// `rck_…`; a secret.
    package let key: String
}
