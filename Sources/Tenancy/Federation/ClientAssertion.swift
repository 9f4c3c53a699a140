import Crypto
package import FoundationEssentials
import JSON

/// A signed statement that its bearer is a workload (RFC 7523 §2.2): a JWT in compact form, read and not yet believed.
package struct ClientAssertion: Sendable {
    /// Bytes; real ones have one to three thousand.
    package static let longest = 16 << 10
    /// By how many seconds clocks may differ.
    static let skew: TimeInterval = 60
    /// Seconds that an assertion may still be good for: so long is remembered that it was used.
    static let longestLife: TimeInterval = 86_400

    package let keyID: String
    let algorithm: SignatureAlgorithm
    private let claims: JSONObject
    private let signed: [UInt8]
    private let signature: [UInt8]

    package init(parsing text: String) throws(ClientRefusal) {
        guard text.utf8.count <= Self.longest else { throw .assertionMalformed }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Self.object(parts[0]), let claims = Self.object(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw .assertionMalformed }
        guard let algorithm = head["alg"]?.stringValue.flatMap(SignatureAlgorithm.init) else { throw .algorithmRefused }
        // An extension that must be understood, and nothing here does (RFC 7515 §4.1.11).
        guard head["crit"] == nil else { throw .assertionMalformed }
        guard let keyID = head["kid"]?.stringValue, !keyID.isEmpty else { throw .keyUnknown }
        self.keyID = keyID
        self.algorithm = algorithm
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// Whether everything but the signature is as it must be; cheap, so it comes first.
    package func check(_ trust: FederationTrust, at now: Date) throws(ClientRefusal) {
        guard Self.same(issuer, trust.issuer) else { throw .issuerWrong }
        guard Self.same(subject, trust.subject) else { throw .subjectWrong }
        guard audiences.contains(where: { Self.same($0, trust.audience) }) else { throw .audienceWrong }
        if let directoryID = trust.directoryID, !Self.same(claims["tid"]?.stringValue, directoryID) {
            throw .directoryWrong
        }
        guard let expiry = time("exp") else { throw .assertionMalformed }
        guard now < expiry.addingTimeInterval(Self.skew) else { throw .expired }
        guard expiry.timeIntervalSince(now) <= Self.longestLife else { throw .livesTooLong }
        for name in ["nbf", "iat"] where claims[name] != nil {
            guard let begin = time(name) else { throw .assertionMalformed }
            guard now >= begin.addingTimeInterval(-Self.skew) else { throw .notYetValid }
        }
    }

    /// Whether the issuer has signed it.
    package func verify(by keys: JSONWebKeySet) throws(ClientRefusal) {
        guard let key = keys.key(keyID) else { throw .keyUnknown }
        guard key.algorithm.map({ $0 == algorithm.rawValue }) ?? true else { throw .algorithmRefused }
        guard algorithm.verifies(signature, of: signed, by: key.material) else { throw .signatureInvalid }
    }

    /// What it is remembered by: its `jti` or, without one, what was signed. Not the signature: some kinds have two for the
    /// same message.
    package var digest: [UInt8] {
        let id = claims["jti"]?.stringValue.map { Array("jti \($0)".utf8) }
        return Array(SHA256.hash(data: id ?? signed))
    }

    /// Until when it could come again.
    package var rememberedUntil: Date {
        (time("exp") ?? .distantPast).addingTimeInterval(Self.skew)
    }

    var issuer: String? { claims["iss"]?.stringValue }
    var subject: String? { claims["sub"]?.stringValue }
    var audiences: [String] {
        claims["aud"]?.stringValue.map { [$0] } ?? claims["aud"]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    /// Byte for byte (RFC 7519 §7.3): Swift holds texts for equal that Unicode does, and an issuer may tell such subjects apart.
    private static func same(_ claim: String?, _ expected: String) -> Bool {
        claim.map { $0.utf8.elementsEqual(expected.utf8) } ?? false
    }

    /// A NumericDate (RFC 7519 §2) of this and the next millennia.
    private func time(_ name: String) -> Date? {
        guard let seconds = claims[name]?.doubleValue, (0...1e11).contains(seconds) else { return nil }
        return Date(timeIntervalSince1970: seconds)
    }

    private static func object(_ part: String) -> JSONObject? {
        guard let bytes = Base64URL.decode(part) else { return nil }
        return (try? JSONParser.parse(bytes, limits: JSONLimits(depth: 8)))?.objectValue
    }
}
