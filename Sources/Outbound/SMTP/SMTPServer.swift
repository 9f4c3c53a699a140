/// The mail server to which everything is handed, and how.
package struct SMTPServer: Sendable, Hashable {
    /// When the connection is encrypted.
    package enum Encryption: Sendable, Hashable {
        /// From its first byte (RFC 8314 §3.3).
        case implicit
        /// After STARTTLS (RFC 3207); a server that does not offer it gets no mail.
        case startTLS
        /// Never: for a server on this machine, or where the operator has said so.
        case none
    }

    /// What the server is told with AUTH (RFC 4954).
    package struct Credentials: Sendable, Hashable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// A name, or an address without brackets.
    package let host: String
    package let port: Int
    package let encryption: Encryption
    /// Never sent over a connection that is not encrypted.
    package let credentials: Credentials?

    package init(host: String, port: Int, encryption: Encryption, credentials: Credentials? = nil) {
        self.host = host
        self.port = port
        self.encryption = encryption
        self.credentials = credentials
    }
}
