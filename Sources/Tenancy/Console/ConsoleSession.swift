package import FoundationEssentials

/// A browser that is signed in.
package struct ConsoleSession: Sendable, Hashable {
    package let id: UUID
    package let identity: ConsoleIdentity
    /// What every form must send back: a keyed hash of the session's own secret, which the page does not show.
    package let formToken: String
}
