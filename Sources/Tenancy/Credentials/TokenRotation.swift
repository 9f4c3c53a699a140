/// How a token is to be replaced by a new one.
package struct TokenRotation: Sendable, Hashable {
    package let overlap: SecretOverlap
    /// The new token's name; nil keeps the old one's.
    package let name: String?
    package let expiresInDays: Int

    /// - Parameter overlap: In seconds.
    ///
    /// Throws ``TenancyError/overlapOutOfRange(seconds:allowed:)``.
    package init(
        overlap: Int = SecretOverlap.usual, name: String? = nil, expiresInDays: Int = CredentialStore.defaultExpiry
    ) throws(TenancyError) {
        self.overlap = try SecretOverlap(seconds: overlap)
        self.name = name
        self.expiresInDays = expiresInDays
    }
}
