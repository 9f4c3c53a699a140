package import Crypto
package import FoundationEssentials

/// Seals what must be read again and must not be readable in the database: signing secrets, headers, replies that show a token.
package struct SecretSeal: Sendable {
    /// What is sealed; each has a key of its own.
    package enum Purpose: String, Sendable {
        /// The signing secrets and the headers of webhook endpoints.
        case webhooks = "rollcall webhook seal 1"
        /// Replies that are kept for a repeated request.
        case replies = "rollcall reply seal 1"
    }

    private let key: SymmetricKey

    /// `secretKey` is `ROLLCALL_SECRET_KEY`; only a key derived from it for this one purpose is used (RFC 5869).
    package init(secretKey: SymmetricKey, for purpose: Purpose) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secretKey, info: Array(purpose.rawValue.utf8), outputByteCount: 32)
    }

    /// AES-256-GCM, bound to whose it is: what is copied to another row does not open there.
    package func seal(_ plain: [UInt8], of id: UUID) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: key, authenticating: Array(id.uuidString.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Throws when the secret key is not the one under which it was sealed.
    package func open(_ sealed: [UInt8], of id: UUID) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: key, authenticating: Array(id.uuidString.utf8)))
    }
}
