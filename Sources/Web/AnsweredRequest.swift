package import Hummingbird

/// A request together with what it was answered, for the surface that owns its path.
package struct AnsweredRequest: Sendable {
    package let request: Request
    package let context: WebContext
    /// The template that matched, never the path itself; nil when none did.
    package let template: String?
    /// The status of the answer.
    package let status: Int
    /// What an action, its gate or its routes threw.
    package let error: (any Error)?
    package let duration: Duration
}
