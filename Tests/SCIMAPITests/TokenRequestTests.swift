import FoundationEssentials
import Tenancy
import Testing
import Web

@testable import SCIMAPI

/// What a client says to the token endpoint, as RFC 6749 and RFC 7523 have it.
struct TokenRequestTests {
    private static let assertion =
        "grant_type=client_credentials&client_id=c&client_assertion_type="
        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"

    private static func basic(_ text: String) -> String { "Basic " + Data(text.utf8).base64EncodedString() }

    private static func read(_ form: String, _ authorization: String? = nil) throws -> TokenRequest {
        try TokenRequest(try FormParameters(form), authorization: authorization)
    }

    @Test func aSecretComesInEitherPlace() throws {
        let posted = try Self.read("grant_type=client_credentials&client_id=c&client_secret=s%2Bs&scope=scim")
        let fielded = try Self.read("grant_type=client_credentials", Self.basic("c:s%2Bs"))
        for request in [posted, fielded] {
            #expect(request.clientID == "c")
            guard case .secret("s+s") = request.proof else {
                Issue.record("the proof is \(request.proof)")
                continue
            }
        }
    }

    @Test func anAssertionComesInTheBody() throws {
        guard case .assertion("a.b.c") = try Self.read(Self.assertion + "&client_assertion=a.b.c").proof else {
            Issue.record("no assertion was read")
            return
        }
    }

    /// What is said, in the body and in the field `Authorization`, and what it is answered.
    struct Refusal: Sendable {
        let form: String
        let authorization: String?
        let code: String

        init(_ form: String, _ authorization: String? = nil, _ code: String = "invalid_request") {
            self.form = form
            self.authorization = authorization
            self.code = code
        }
    }

    private static let grant = "grant_type=client_credentials"
    private static let whole = "\(grant)&client_id=c&client_secret=s"

    private static let refusals: [Refusal] = [
        Refusal(""), Refusal("client_id=c&client_secret=s"), Refusal("\(grant)&client_secret=s"),
        Refusal("grant_type=password&client_id=c&client_secret=s", nil, "unsupported_grant_type"),
        Refusal("\(whole)&scope=admin", nil, "invalid_scope"),
        Refusal("\(whole)&scope=scim+admin", nil, "invalid_scope"),
        Refusal("\(grant)&client_id=c", nil, "invalid_client"),
        Refusal("\(whole)&\(grant)"), Refusal("\(whole)&client_secret=s"),
        Refusal(whole, basic("c:s")), Refusal("\(grant)&client_id=d", basic("c:s")),
        Refusal(grant, "Bearer x", "invalid_client"), Refusal(grant, "Basic ???", "invalid_client"),
        Refusal(grant, basic("no colon"), "invalid_client"),
        Refusal("\(assertion)&client_assertion=a.b.c&client_secret=s"), Refusal(assertion),
        Refusal("\(grant)&client_id=c&client_assertion=a.b.c"),
        Refusal("\(grant)&client_id=c&client_assertion=a&client_assertion_type=saml"),
    ]

    @Test(arguments: refusals)
    func whatCannotBeIsRefusedInTheWordsOfTheRFC(_ refusal: Refusal) {
        #expect {
            try Self.read(refusal.form, refusal.authorization)
        } throws: {
            ($0 as? TokenError)?.code == refusal.code
        }
    }
}
