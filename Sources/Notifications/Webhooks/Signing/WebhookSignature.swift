import Crypto
import FoundationEssentials

/// The headers by which a receiver knows that a message is ours, and new (Standard Webhooks 1.0).
package enum WebhookSignature {
    /// One signature for each secret: during a rotation the receiver may know either.
    package static func headers(
        id: String, timestamp: Int64, body: String, secrets: [WebhookSecret]
    ) -> [(name: String, value: String)] {
        [
            ("webhook-id", id), ("webhook-timestamp", String(timestamp)),
            ("webhook-signature", secrets.map { sign("\(id).\(timestamp).\(body)", with: $0) }.joined(separator: " ")),
        ]
    }

    private static func sign(_ content: String, with secret: WebhookSecret) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(content.utf8), using: SymmetricKey(data: secret.bytes))
        return "v1," + Data(code).base64EncodedString()
    }
}
