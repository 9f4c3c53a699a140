extension SMTPMachine {
    /// What the next reply is an answer to.
    enum Step: Sendable, Hashable {
        case greeting, hello, startTLS, handshake
        /// The lines of AUTH that are still to be sent.
        case authentication([String])
        case ready, reset, sender, data, content
        case recipient(Int)

        var stage: SMTPStage {
            switch self {
            case .greeting: .greeting
            case .hello: .hello
            case .startTLS, .handshake: .encryption
            case .authentication: .authentication
            case .reset: .reset
            case .ready, .sender: .sender
            case .recipient: .recipient
            case .data: .data
            case .content: .content
            }
        }
    }
}
