import Crypto
import CryptoExtras
import FoundationEssentials
import JSON

/// A public key of an issuer (RFC 7517 §4) that can verify signatures.
struct JSONWebKey: Sendable {
    /// The key itself.
    enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
    }

    /// Bits of a modulus: shorter ones can be factored, longer ones cost whoever is asked to verify.
    private static let modulusBits = 2_048...8_192

    let id: String
    /// The only algorithm that the issuer uses the key for; nil when it does not say.
    let algorithm: String?
    let material: Material

    /// Nil for a key without `kid`, for other uses, or of a kind that nothing here verifies with.
    init?(_ value: JSONValue) {
        guard let id = value["kid"]?.stringValue, let kind = value["kty"]?.stringValue,
            (value["use"]?.stringValue ?? "sig") == "sig", let material = Self.material(value, kind)
        else { return nil }
        self.id = id
        algorithm = value["alg"]?.stringValue
        self.material = material
    }

    private static func material(_ value: JSONValue, _ kind: String) -> Material? {
        func bytes(_ name: String) -> [UInt8]? { value[name]?.stringValue.flatMap { Base64URL.decode($0) } }
        switch (kind, value["crv"]?.stringValue) {
        case ("RSA", _):
            guard let modulus = bytes("n").map({ Array($0.drop { $0 == 0 }) }), let exponent = bytes("e"),
                let first = modulus.first, (1...8).contains(exponent.count),
                modulusBits.contains(modulus.count * 8 - first.leadingZeroBitCount)
            else { return nil }
            return (try? _RSA.Signing.PublicKey(n: modulus, e: exponent)).map { .rsa($0) }
        case ("EC", "P-256"):
            guard let (x, y) = point(bytes("x"), bytes("y"), 32) else { return nil }
            return (try? P256.Signing.PublicKey(rawRepresentation: x + y)).map { .p256($0) }
        case ("EC", "P-384"):
            guard let (x, y) = point(bytes("x"), bytes("y"), 48) else { return nil }
            return (try? P384.Signing.PublicKey(rawRepresentation: x + y)).map { .p384($0) }
        default: return nil
        }
    }

    private static func point(_ x: [UInt8]?, _ y: [UInt8]?, _ length: Int) -> (x: [UInt8], y: [UInt8])? {
        guard let x, let y, x.count == length, y.count == length else { return nil }
        return (x, y)
    }
}
