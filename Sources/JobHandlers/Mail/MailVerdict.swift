import Notifications
import Outbound

/// What follows from one attempt to send a mail.
enum MailVerdict: Error, Sendable, Hashable {
    case taken(reply: String)
    /// Another attempt may succeed.
    case later(String)
    case never(NotificationState, String, isAddressRefused: Bool)

    init(_ outcome: SMTPDelivery.Outcome) {
        switch outcome {
        case .accepted(let reply): self = .taken(reply: reply.description)
        case .deferred(let reply): self = .later(reply.description)
        case .rejected(let reply, let stage):
            self = .never(.bounced, reply.description, isAddressRefused: stage == .recipient && reply.isAboutAddress)
        case .impossible(let reason): self = .never(.failed, reason, isAddressRefused: false)
        }
    }

    /// As `email_attempts_total` names it.
    var outcome: String {
        switch self {
        case .taken: "sent"
        case .later: "deferred"
        case .never(let state, _, _): state.rawValue
        }
    }
}
