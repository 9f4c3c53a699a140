/// How long the server may take.
package struct SMTPTiming: Sendable, Hashable {
    /// Looking up the name, TCP and a handshake at the beginning, all together.
    package var connection: Duration = .seconds(10)
    /// Any reply.
    package var reply: Duration = .seconds(30)
    /// The reply to the end of the content: servers look through it first (RFC 5321 §4.5.3.2.6 asks for more).
    package var content: Duration = .seconds(300)
    /// A connection that nobody needs is ended after this.
    package var idle: Duration = .seconds(5)

    package init() {}

    func limit(_ stage: SMTPStage) -> Duration {
        switch stage {
        case .connection: connection
        case .content: content
        default: reply
        }
    }
}
