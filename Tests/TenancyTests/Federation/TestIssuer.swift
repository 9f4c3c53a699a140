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
    private let state: Mutex<State>

    /// - Parameter keyIDs: Under which names the document lists the keys; names that begin with `ec` are the elliptic one's.
    init(_ keyIDs: [String] = ["rsa1", "ec1"]) throws {
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
        let keys = keyIDs.map { id -> JSONValue in
            guard !id.hasPrefix("ec") else {
                return [
                    "kid": .string(id), "kty": "EC", "crv": "P-256",
                    "x": .string(Base64URL.encode(Array(point.prefix(32)))),
                    "y": .string(Base64URL.encode(Array(point.suffix(32)))),
                ]
            }
            return [
                "kid": .string(id), "kty": "RSA", "use": "sig",
                "n": .string(Base64URL.encode(Array(numbers?.modulus ?? Data()))),
                "e": .string(Base64URL.encode(Array(numbers?.publicExponent ?? Data()))),
            ]
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
            case "PS256": Array(try rsa.signature(for: SHA256.hash(data: message), padding: .PSS).rawRepresentation)
            default:
                Array(
                    try rsa.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
            }
        return signed + "." + Base64URL.encode(signature)
    }
}
