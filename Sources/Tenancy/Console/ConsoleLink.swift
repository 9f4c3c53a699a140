package import FoundationEssentials

/// A new link together with its secret, which exists only here: it can't be read again.
package struct ConsoleLink: Sendable {
    package let id: UUID
    package let userID: UUID
    package let expiresAt: Date
    /// `rcl_…`; a secret.
    package let token: String

    /// Where it leads, below the public address of the service.
    package var path: String { "/console/sign-in/\(token)" }
}
