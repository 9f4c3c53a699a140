import FoundationEssentials

/// The symmetric key of an endpoint in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64.
package struct WebhookSecret: Sendable, Hashable {
    static let prefix = "whsec_"

    let bytes: [UInt8]

    package init(random: inout some RandomNumberGenerator) {
        bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether the text is this secret, in a time that does not depend on how much of it agrees.
    func matches(_ text: String) -> Bool {
        let (mine, theirs) = (Array(self.text.utf8), Array(text.utf8))
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What the receiver is given.
    package var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}
