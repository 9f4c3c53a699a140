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

    /// What the receiver is given.
    package var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}
