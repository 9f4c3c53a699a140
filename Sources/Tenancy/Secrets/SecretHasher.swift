package import Crypto

/// Turns tokens into what the database keeps: an HMAC-SHA-256 under a key that is not in the database.
///
/// Tokens carry 256 random bits, so nothing slower is needed; the key makes a stolen table useless for looking tokens up.
package struct SecretHasher: Sendable {
    private let key: SymmetricKey

    /// `secretKey` is `ROLLCALL_SECRET_KEY`; only a key derived from it for this one purpose is used (RFC 5869), since
    /// cursors and sessions hang on the same variable.
    package init(secretKey: SymmetricKey) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secretKey, info: Array("rollcall token hash 1".utf8), outputByteCount: 32)
    }

    /// 32 bytes.
    package func hash(_ token: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(token.utf8), using: key))
    }

    /// Of a token that stands for a person: another hash, so that a process which knows of no such tokens, and would take
    /// one for a provisioner's, doesn't find it.
    func hashOfPersonToken(_ token: String) -> [UInt8] {
        hash("person " + token)
    }

    /// Of an OAuth client's secret: no token of any other kind has the same.
    func hashOfClientSecret(_ secret: String) -> [UInt8] {
        hash("client secret " + secret)
    }

    /// Whether the hash is that of the token, in a time that does not depend on how much of it agrees.
    func matches(_ token: String, hash: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(hash, authenticating: Array(token.utf8), using: key)
    }
}
