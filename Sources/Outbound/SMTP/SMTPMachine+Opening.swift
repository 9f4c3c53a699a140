import FoundationEssentials

/// The conversation before the first message: EHLO, STARTTLS, AUTH.
extension SMTPMachine {
    mutating func sayHello() -> Action {
        step = .hello
        return .send(Array("EHLO \(name)\r\n".utf8), .hello)
    }

    mutating func heard(_ reply: SMTPReply) -> Action {
        extensions = SMTPExtensions(reply)
        if encryption == .startTLS, !isEncrypted {
            guard extensions.hasStartTLS else { return .failed(.encryptionNotOffered) }
            step = .startTLS
            return .send(Array("STARTTLS\r\n".utf8), .encryption)
        }
        guard let credentials else {
            step = .ready
            return .ready
        }
        return authenticate(credentials)
    }

    private mutating func authenticate(_ credentials: SMTPServer.Credentials) -> Action {
        guard isEncrypted else { return .failed(.encryptionNotOffered) }
        func coded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        let first: String
        if extensions.mechanisms.contains("PLAIN") {
            first = "AUTH PLAIN " + coded("\0\(credentials.user)\0\(credentials.password)")
            step = .authentication([])
        } else if extensions.mechanisms.contains("LOGIN") {
            first = "AUTH LOGIN"
            step = .authentication([coded(credentials.user), coded(credentials.password)])
        } else {
            return .failed(.authenticationNotOffered)
        }
        return .send(Array("\(first)\r\n".utf8), .authentication)
    }

    mutating func authenticated(_ reply: SMTPReply, remaining: [String]) -> Action {
        switch (reply.code, remaining.first) {
        case (235, _):
            step = .ready
            return .ready
        case (334, let line?):
            step = .authentication(Array(remaining.dropFirst()))
            return .send(Array("\(line)\r\n".utf8), .authentication)
        default:
            return refused(reply)
        }
    }
}
