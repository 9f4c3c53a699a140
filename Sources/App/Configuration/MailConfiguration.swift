package import Mail
package import Outbound

/// The mail server and who writes.
package struct MailConfiguration: Sendable, Hashable {
    package let server: SMTPServer
    package let sender: Mailbox

    /// Nil when no mail server is named: then nobody is written to.
    init?(_ environment: EnvironmentReader) throws(ConfigurationError) {
        let sender = try Self.sender(environment)
        guard let uri = try environment.text(.smtpURL) else { return nil }
        do throws(SMTPServer.URIRefusal) {
            server = try SMTPServer(uri: uri)
        } catch {
            throw ConfigurationError(EnvironmentKey.smtpURL.rawValue, "\(error.description).")
        }
        guard let sender else {
            throw ConfigurationError(
                EnvironmentKey.mailFrom.rawValue,
                "is not set: \(EnvironmentKey.smtpURL.rawValue) needs an address that mail comes from.")
        }
        self.sender = sender
    }

    private static func sender(_ environment: EnvironmentReader) throws(ConfigurationError) -> Mailbox? {
        guard let text = try environment.text(.mailFrom) else { return nil }
        do throws(MailAddressRefusal) {
            return try Mailbox(text)
        } catch {
            throw ConfigurationError(
                EnvironmentKey.mailFrom.rawValue,
                "must be an address such as Rollcall <no-reply@example.com>: \(error.description).")
        }
    }

    /// - Parameter authorities: A PEM file with authorities that are trusted besides the system's.
    func client(authorities: String?) throws(ConfigurationError) -> SMTPClient {
        do {
            return try SMTPClient(server: server, authorities: authorities)
        } catch {
            throw ConfigurationError(
                EnvironmentKey.outboundCAFile.rawValue, "must name a file with certificates in PEM.")
        }
    }
}
