import FoundationEssentials
import JSON
import Testing

@testable import Tenancy

@Suite struct ClientAssertionTests {
    private static let now = Date(timeIntervalSince1970: 1_750_000_000)
    private static let trust = FederationTrust(
        issuer: "https://issuer.example/", jwksURL: "https://issuer.example/keys", subject: "workload",
        audience: "api://rollcall", directoryID: "directory")
    private static let seconds: Int64 = 1_750_000_000

    private static var claims: JSONObject {
        [
            "iss": "https://issuer.example/", "sub": "workload", "aud": "api://rollcall", "tid": "directory",
            "iat": .integer(seconds - 5), "nbf": .integer(seconds - 5), "exp": .integer(seconds + 3_600), "jti": "one",
        ]
    }

    private static func refusal(
        _ text: String, _ issuer: TestIssuer, trust: FederationTrust = trust, at now: Date = now
    ) async -> ClientRefusal? {
        do throws(ClientRefusal) {
            let assertion = try ClientAssertion(parsing: text)
            try assertion.check(trust, at: now)
            guard let keys = await issuer.document(at: "").flatMap({ JSONWebKeySet(parsing: $0) }) else { return nil }
            try assertion.verify(by: keys)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("RS256", "rsa1"), ("RS384", "rsa1"), ("RS512", "rsa1"), ("PS256", "rsa1"), ("ES256", "ec1"), ("ES384", "p384"),
    ])
    func believesWhatTheIssuerHasSigned(_ algorithm: String, _ key: String) async throws {
        let issuer = try TestIssuer()
        let text = try issuer.assertion(Self.claims, algorithm: algorithm, keyID: key)
        #expect(await Self.refusal(text, issuer) == nil)
        let others = try TestIssuer()
        #expect(await Self.refusal(text, others) == .signatureInvalid)
    }

    @Test(arguments: ["none", "HS256", "HS512", "RS1", "rs256", ""])
    func refusesAlgorithmsThatAreNoSignature(_ algorithm: String) async throws {
        let issuer = try TestIssuer()
        let text = try issuer.assertion(Self.claims, algorithm: algorithm)
        #expect(await Self.refusal(text, issuer) == .algorithmRefused)
        let unsigned = text.split(separator: ".").prefix(2).joined(separator: ".") + "."
        #expect(await Self.refusal(unsigned, issuer) == .algorithmRefused)
    }

    @Test func aKeyOfAnotherKindVerifiesNothing() async throws {
        let issuer = try TestIssuer()
        let text = try issuer.assertion(Self.claims, algorithm: "ES256", keyID: "rsa1")
        #expect(await Self.refusal(text, issuer) == .signatureInvalid)
        let unknown = try issuer.assertion(Self.claims, keyID: "rsa9")
        #expect(await Self.refusal(unknown, issuer) == .keyUnknown)
    }

    @Test func aKeyForAnotherUseVerifiesNothing() async throws {
        let issuer = try TestIssuer(more: ["use": "enc"])
        #expect(await Self.refusal(try issuer.assertion(Self.claims), issuer) == .keyUnknown)
    }

    @Test func aKeyOfOneAlgorithmVerifiesNoOther() async throws {
        let issuer = try TestIssuer(more: ["alg": "RS256"])
        #expect(await Self.refusal(try issuer.assertion(Self.claims), issuer) == nil)
        for algorithm in ["RS384", "PS256"] {
            let text = try issuer.assertion(Self.claims, algorithm: algorithm)
            #expect(await Self.refusal(text, issuer) == .algorithmRefused, "\(algorithm)")
        }
    }

    /// `é` as one code point and as two: Unicode, and so Swift, holds them for equal; RFC 7519 does not.
    @Test(arguments: ["iss", "sub", "aud", "tid", "kid"])
    func textsAreComparedByteForByte(_ name: String) async throws {
        let (composed, decomposed) = ("\u{e9}", "e\u{301}")
        #expect(composed == decomposed)
        let issuer = try TestIssuer([composed])
        let trust = FederationTrust(
            issuer: composed, jwksURL: "", subject: composed, audience: composed, directoryID: composed)
        var claims = Self.claims
        for claim in ["iss", "sub", "aud", "tid"] { claims[claim] = .string(composed) }
        let right = try issuer.assertion(claims, keyID: composed)
        #expect(await Self.refusal(right, issuer, trust: trust) == nil)
        if name != "kid" { claims[name] = .string(decomposed) }
        let wrong = try issuer.assertion(claims, keyID: name == "kid" ? decomposed : composed)
        #expect(await Self.refusal(wrong, issuer, trust: trust) != nil)
    }

    private static let wrongClaims: [(name: String, value: JSONValue?, refusal: ClientRefusal)] = [
        ("iss", "https://issuer.example", .issuerWrong), ("iss", nil, .issuerWrong),
        ("sub", "workloads", .subjectWrong),
        ("aud", "api://other", .audienceWrong), ("aud", ["api://other"], .audienceWrong), ("aud", [], .audienceWrong),
        ("aud", 5, .audienceWrong), ("tid", "other", .directoryWrong), ("tid", nil, .directoryWrong),
        ("exp", nil, .assertionMalformed), ("exp", "soon", .assertionMalformed),
        ("exp", .integer(seconds - 60), .expired),
        ("exp", .integer(seconds + 86_401), .livesTooLong), ("nbf", .integer(seconds + 61), .notYetValid),
        ("iat", .integer(seconds + 61), .notYetValid), ("iat", "now", .assertionMalformed),
    ]

    @Test(arguments: wrongClaims)
    func saysWhichClaimIsWrong(_ name: String, _ value: JSONValue?, _ refusal: ClientRefusal) async throws {
        let issuer = try TestIssuer()
        var claims = Self.claims
        claims[name] = value
        #expect(await Self.refusal(try issuer.assertion(claims), issuer) == refusal)
    }

    @Test func clocksMayDifferByAMinute() async throws {
        let issuer = try TestIssuer()
        var claims = Self.claims
        claims["exp"] = .integer(Self.seconds - 59)
        claims["nbf"] = .integer(Self.seconds + 60)
        claims["iat"] = .integer(Self.seconds + 60)
        claims["aud"] = ["api://else", "api://rollcall"]
        #expect(await Self.refusal(try issuer.assertion(claims), issuer) == nil)
    }

    @Test func refusesWhatIsNoAssertion() async throws {
        let issuer = try TestIssuer()
        let text = try issuer.assertion(Self.claims)
        let parts = text.split(separator: ".").map(String.init)
        let broken = [
            "", ".", "..", "a.b.c", "\(parts[0]).\(parts[1])", "\(text).\(parts[2])",
            "\(parts[0]).\(parts[1]).\(parts[2])=",
            "[].\(parts[1]).\(parts[2])", String(repeating: "a", count: 20_000),
        ]
        for text in broken { #expect(await Self.refusal(text, issuer) == .assertionMalformed, "\(text.prefix(40))") }
        let critical = try issuer.assertion(Self.claims, header: ["crit": ["b64"], "b64": false])
        #expect(await Self.refusal(critical, issuer) == .assertionMalformed)
        var other = Self.claims
        other["sub"] = "workload2"
        let swapped = "\(parts[0]).\(try issuer.assertion(other).split(separator: ".")[1]).\(parts[2])"
        let trust = FederationTrust(
            issuer: Self.trust.issuer, jwksURL: "", subject: "workload2", audience: Self.trust.audience)
        #expect(await Self.refusal(swapped, issuer, trust: trust) == .signatureInvalid)
    }

    @Test func isRememberedByItsIdOrByWhatWasSigned() throws {
        let issuer = try TestIssuer()
        func digest(_ claims: JSONObject, _ algorithm: String = "RS256") throws -> [UInt8] {
            try ClientAssertion(
                parsing: issuer.assertion(claims, algorithm: algorithm, keyID: algorithm == "ES256" ? "ec1" : "rsa1")
            ).digest
        }
        var later = Self.claims
        later["exp"] = .integer(Self.seconds + 1)
        #expect(try digest(Self.claims) == digest(later))
        var (first, second) = (Self.claims, later)
        (first["jti"], second["jti"]) = (nil, nil)
        #expect(try digest(first) != digest(second))
        // Every signature of this kind is another one, of the same message.
        #expect(try digest(first, "ES256") == digest(first, "ES256"))
    }
}
