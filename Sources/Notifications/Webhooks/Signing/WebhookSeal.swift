package import Crypto
import FoundationEssentials

/// Seals what must be read again and must not be readable in the database: signing secrets and the headers of endpoints.
package struct WebhookSeal: Sendable {
    private let key: SymmetricKey

    /// `secretKey` is `ROLLCALL_SECRET_KEY`; only a key derived from it for this one purpose is used (RFC 5869).
    package init(secretKey: SymmetricKey) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secretKey, info: Array("rollcall webhook seal 1".utf8), outputByteCount: 32)
    }

    /// AES-256-GCM, bound to the endpoint: what is copied to another does not open there.
    func seal(_ plain: [UInt8], of endpoint: UUID) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: key, authenticating: Array(endpoint.uuidString.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Throws when the secret key is not the one under which it was sealed.
    func open(_ sealed: [UInt8], of endpoint: UUID) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: key, authenticating: Array(endpoint.uuidString.utf8)))
    }
}
