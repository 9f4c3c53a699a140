import Crypto
import CryptoExtras
import FoundationEssentials

/// How an assertion may be signed (RFC 7518 §3.1): asymmetric ways alone, so that no public key is ever taken for a secret.
enum SignatureAlgorithm: String, Sendable, CaseIterable {
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case ps256 = "PS256"
    case es256 = "ES256"
    case es384 = "ES384"

    /// Whether the signature is that of the message by the key; false for a key of another kind.
    func verifies(_ signature: [UInt8], of message: [UInt8], by material: JSONWebKey.Material) -> Bool {
        switch (self, material) {
        case (.rs256, .rsa(let key)): Self.isValid(signature, SHA256.hash(data: message), key, .insecurePKCS1v1_5)
        case (.rs384, .rsa(let key)): Self.isValid(signature, SHA384.hash(data: message), key, .insecurePKCS1v1_5)
        case (.rs512, .rsa(let key)): Self.isValid(signature, SHA512.hash(data: message), key, .insecurePKCS1v1_5)
        case (.ps256, .rsa(let key)): Self.isValid(signature, SHA256.hash(data: message), key, .PSS)
        case (.es256, .p256(let key)):
            (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
                key.isValidSignature($0, for: SHA256.hash(data: message))
            } ?? false
        case (.es384, .p384(let key)):
            (try? P384.Signing.ECDSASignature(rawRepresentation: signature)).map {
                key.isValidSignature($0, for: SHA384.hash(data: message))
            } ?? false
        default: false
        }
    }

    private static func isValid(
        _ signature: [UInt8], _ digest: some Digest, _ key: _RSA.Signing.PublicKey, _ padding: _RSA.Signing.Padding
    ) -> Bool {
        key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: padding)
    }
}
