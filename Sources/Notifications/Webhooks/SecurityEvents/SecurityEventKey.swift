package import Crypto
import FoundationEssentials
package import JSON
import Tenancy

/// The key that signs security event tokens: ES256 (RFC 7518 §3.4), one for the service.
package struct SecurityEventKey: Sendable {
    private let key: P256.Signing.PrivateKey
    /// The thumbprint of the public key (RFC 7638).
    package let id: String

    /// `secretKey` is `ROLLCALL_SECRET_KEY`; the signing key is derived from it (RFC 5869), so that every process has it and
    /// no table does.
    package init(secretKey: SymmetricKey) {
        key = Self.derive(from: secretKey)
        let point = key.publicKey.x963Representation.dropFirst()
        let (x, y) = (Base64URL.encode(Array(point.prefix(32))), Base64URL.encode(Array(point.suffix(32))))
        let canonical = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
        id = Base64URL.encode(Array(SHA256.hash(data: Array(canonical.utf8))))
    }

    /// Nearly every 32 bytes are a key of the curve; those that are not are passed over.
    private static func derive(from secretKey: SymmetricKey) -> P256.Signing.PrivateKey {
        var number = 1
        while true {
            let bytes = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secretKey, info: Array("rollcall security event key \(number)".utf8),
                outputByteCount: 32)
            if let key = try? bytes.withUnsafeBytes({ try P256.Signing.PrivateKey(rawRepresentation: Array($0)) }) {
                return key
            }
            number += 1
        }
    }

    /// The public key as a JWK set (RFC 7517 §5).
    package var keySet: JSONObject {
        let point = key.publicKey.x963Representation.dropFirst()
        return [
            "keys": [
                [
                    "kty": "EC", "crv": "P-256", "x": .string(Base64URL.encode(Array(point.prefix(32)))),
                    "y": .string(Base64URL.encode(Array(point.suffix(32)))), "kid": .string(id), "alg": "ES256",
                    "use": "sig",
                ]
            ]
        ]
    }

    /// The claims as a signed token in compact form (RFC 7515 §3.1, RFC 8417 §2.3).
    func sign(_ claims: JSONObject) throws -> String {
        let header: JSONObject = ["alg": "ES256", "typ": "secevent+jwt", "kid": .string(id)]
        let head = [header, claims].map { Base64URL.encode(Array($0.serialized().utf8)) }.joined(separator: ".")
        let signature = try key.signature(for: Array(head.utf8))
        return head + "." + Base64URL.encode(Array(signature.rawRepresentation))
    }
}
