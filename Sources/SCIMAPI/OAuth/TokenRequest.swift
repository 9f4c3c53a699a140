import FoundationEssentials
import Tenancy
import Web

/// What a client asks the token endpoint for (RFC 6749 §4.4.2): who it says it is, and how it proves it.
struct TokenRequest: Sendable {
    /// The only scope: everything that a SCIM client does.
    static let scope = "scim"
    static let grantType = "client_credentials"
    /// RFC 7523 §2.2.
    static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    /// Nil when an assertion alone says who it is.
    let clientID: String?
    let proof: AccessTokenIssuer.Proof

    /// - Parameter authorization: The field of that name, which is one of the two places for a secret.
    init(_ form: FormParameters, authorization: String?) throws {
        do {
            guard let grantType = try form.value("grant_type") else {
                throw TokenError.invalidRequest("The parameter grant_type is missing.")
            }
            guard grantType == Self.grantType else { throw TokenError.unsupportedGrantType }
            let scope = try form.value("scope")
            guard scope.map({ $0.split(separator: " ").allSatisfy { $0 == Self.scope } }) ?? true else {
                throw TokenError.invalidScope
            }
            (clientID, proof) = try Self.client(form, authorization)
        } catch let mistake as FormParameters.Mistake {
            throw TokenError(mistake)
        }
    }

    /// One way alone (RFC 6749 §2.3): a client that brings two proofs has a mistake somewhere, and which counts is unclear.
    private static func client(
        _ form: FormParameters, _ authorization: String?
    ) throws -> (String?, AccessTokenIssuer.Proof) {
        let (id, secret) = (try form.value("client_id"), try form.value("client_secret"))
        let (kind, assertion) = (try form.value("client_assertion_type"), try form.value("client_assertion"))
        let ways = [authorization != nil, secret != nil, assertion != nil].count { $0 }
        guard ways <= 1 else { throw TokenError.invalidRequest("The client must authenticate in one way alone.") }
        if let authorization {
            guard let basic = basic(authorization) else { throw TokenError.invalidClient }
            guard id == nil || id == basic.id else {
                throw TokenError.invalidRequest("The parameter client_id names another client.")
            }
            return (basic.id, .secret(basic.secret))
        }
        guard (kind != nil) == (assertion != nil) else {
            throw TokenError.invalidRequest("client_assertion and client_assertion_type belong together.")
        }
        guard kind == nil || kind == assertionType else {
            throw TokenError.invalidRequest("The client_assertion_type must be \(assertionType).")
        }
        // RFC 7521 §4.2: the assertion says who it is for.
        if let assertion { return (id, .assertion(assertion)) }
        guard let id else { throw TokenError.invalidRequest("The parameter client_id is missing.") }
        guard let secret else { throw TokenError.invalidClient }
        return (id, .secret(secret))
    }

    /// Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
    private static func basic(_ field: String) -> (id: String, secret: String)? {
        guard field.utf8.count <= 4_096, field.prefix(6).lowercased() == "basic ",
            let data = Data(base64Encoded: String(field.dropFirst(6).drop { $0 == " " })),
            let text = String(validating: data, as: UTF8.self), let colon = text.firstIndex(of: ":"),
            let id = try? PercentEncoding.decode(text[..<colon], plusIsSpace: true),
            let secret = try? PercentEncoding.decode(text[text.index(after: colon)...], plusIsSpace: true)
        else { return nil }
        return (id, secret)
    }
}

extension TokenError {
    init(_ mistake: FormParameters.Mistake) {
        self =
            switch mistake {
            case .notEncoded: .invalidRequest("The body is no form: its escapes don't spell text.")
            case .tooMany: .invalidRequest("The body has too many parameters.")
            case .repeated(let name): .invalidRequest("The parameter \(name) is there more than once.")
            }
    }
}
