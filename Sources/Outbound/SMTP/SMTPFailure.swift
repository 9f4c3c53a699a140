/// Why a message could not be handed over, through no fault of the message: it can be tried again.
package enum SMTPFailure: Error, Sendable, Hashable {
    case unreachable
    case timedOut(SMTPStage)
    /// The server ended the connection.
    case closed(SMTPStage)
    /// A sentence without personal data.
    case encryptionFailed(String)
    case encryptionNotOffered
    /// The server knows neither PLAIN nor LOGIN.
    case authenticationNotOffered
    /// The server refuses us and not the message, such as with 535 to AUTH.
    case refused(SMTPStage, code: Int)
    /// 421: the server is about to close the connection.
    case closing(SMTPStage)
    /// What came was no SMTP.
    case malformed(SMTPStage)
    case cancelled

    /// Whether the message may have been taken all the same.
    package var isInDoubt: Bool {
        switch self {
        case .timedOut(.content), .closed(.content), .malformed(.content), .cancelled: true
        default: false
        }
    }
}

extension SMTPFailure: CustomStringConvertible {
    /// A sentence for operators, without personal data.
    package var description: String {
        switch self {
        case .unreachable: "the mail server can't be reached"
        case .timedOut(let stage): "the mail server did not answer in time (\(stage.rawValue))"
        case .closed(let stage): "the mail server ended the connection (\(stage.rawValue))"
        case .encryptionFailed(let reason): "the connection to the mail server can't be encrypted: \(reason)"
        case .encryptionNotOffered: "the mail server does not offer STARTTLS"
        case .authenticationNotOffered: "the mail server offers neither AUTH PLAIN nor AUTH LOGIN"
        case .refused(let stage, let code): "the mail server refused with \(code) (\(stage.rawValue))"
        case .closing(let stage): "the mail server is closing with 421 (\(stage.rawValue))"
        case .malformed(let stage): "the mail server did not answer in SMTP (\(stage.rawValue))"
        case .cancelled: "sending was cancelled"
        }
    }
}
