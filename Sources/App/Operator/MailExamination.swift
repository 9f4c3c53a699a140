import Outbound

/// The check of the mail server; nothing where there is none.
struct MailExamination: Sendable {
    func findings() async -> [Finding] {
        do {
            let environment = EnvironmentReader()
            guard let mail = try MailConfiguration(environment) else { return [] }
            let client = try mail.client(authorities: try environment.text(.outboundCAFile))
            do throws(SMTPFailure) {
                try await client.probe()
            } catch {
                return [
                    .problem(
                        "mail", "It can't be sent: \(error.description).",
                        "Check ROLLCALL_SMTP_URL and the server. Until then mail waits, and is given up after four days."
                    )
                ]
            }
            return [.fine("mail", "The mail server lets us in.")]
        } catch {
            return [.problem("mail", "\(error)", "Set it and run this again.")]
        }
    }
}
