import Crypto
import CryptoExtras
import FoundationEssentials
import JSON
import Synchronization

@testable import Tenancy

/// An issuer with keys of the test's own, whose document can be had, or not.
final class TestIssuer: KeySetSource {
    private struct State {
        var isDown = false
        var fetches = 0
        var keyIDs: [String]
    }

    private let rsa: _RSA.Signing.PrivateKey
    private let ec = P256.Signing.PrivateKey()
    private let ec384 = P384.Signing.PrivateKey()
    /// Members that every key has besides.
    private let more: JSONObject
    private let state: Mutex<State>

    /// - Parameter keyIDs: Under which names the document lists the keys; names that begin with `ec` are the elliptic one's, with `p384` that of the longer curve.
    init(_ keyIDs: [String] = ["rsa1", "ec1", "p384"], more: JSONObject = [:]) throws {
        self.more = more
        rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        state = Mutex(State(keyIDs: keyIDs))
    }

    var fetches: Int { state.withLock { $0.fetches } }
    func goDown(_ isDown: Bool = true) { state.withLock { $0.isDown = isDown } }
    func rotate(to keyIDs: [String]) { state.withLock { $0.keyIDs = keyIDs } }

    func document(at url: String) async -> [UInt8]? {
        state.withLock { state in
            state.fetches += 1
            return state.isDown ? nil : document(state.keyIDs)
        }
    }

    private func document(_ keyIDs: [String]) -> [UInt8] {
        let point = Array(ec.publicKey.rawRepresentation)
        let numbers = try? rsa.publicKey.getKeyPrimitives()
        let long = Array(ec384.publicKey.rawRepresentation)
        let keys = keyIDs.map { id -> JSONValue in
            var key: JSONObject =
                if id.hasPrefix("ec") || id == "p384" {
                    [
                        "kid": .string(id), "kty": "EC", "crv": id == "p384" ? "P-384" : "P-256",
                        "x": .string(Base64URL.encode(id == "p384" ? Array(long.prefix(48)) : Array(point.prefix(32)))),
                        "y": .string(Base64URL.encode(id == "p384" ? Array(long.suffix(48)) : Array(point.suffix(32)))),
                    ]
                } else {
                    [
                        "kid": .string(id), "kty": "RSA", "use": "sig",
                        "n": .string(Base64URL.encode(Array(numbers?.modulus ?? Data()))),
                        "e": .string(Base64URL.encode(Array(numbers?.publicExponent ?? Data()))),
                    ]
                }
            for member in more { key[member.name] = member.value }
            return .object(key)
        }
        return JSONValue.object(["keys": .array(keys)]).serializedBytes()
    }

    func assertion(
        _ claims: JSONObject, algorithm: String = "RS256", keyID: String = "rsa1", header more: JSONObject = [:]
    ) throws -> String {
        var header: JSONObject = ["alg": .string(algorithm), "kid": .string(keyID), "typ": "JWT"]
        for member in more { header[member.name] = member.value }
        let signed = Base64URL.encode(header.serializedBytes()) + "." + Base64URL.encode(claims.serializedBytes())
        let message = Array(signed.utf8)
        let signature: [UInt8] =
            switch algorithm {
            case "ES256": Array(try ec.signature(for: SHA256.hash(data: message)).rawRepresentation)
            case "ES384": Array(try ec384.signature(for: SHA384.hash(data: message)).rawRepresentation)
            case "RS384":
                Array(
                    try rsa.signature(for: SHA384.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
            case "RS512":
                Array(
                    try rsa.signature(for: SHA512.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
            case "PS256": Array(try rsa.signature(for: SHA256.hash(data: message), padding: .PSS).rawRepresentation)
            default:
                Array(
                    try rsa.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
            }
        return signed + "." + Base64URL.encode(signature)
    }
}
