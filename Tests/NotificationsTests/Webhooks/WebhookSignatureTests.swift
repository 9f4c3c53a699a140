import Crypto
import FoundationEssentials
import Tenancy
import Testing

@testable import Notifications

struct WebhookSignatureTests {
    /// The example of the Standard Webhooks specification.
    @Test func signsAsTheSpecificationDoes() throws {
        let key = try #require(Data(base64Encoded: "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"))
        let headers = WebhookSignature.headers(
            id: "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", timestamp: 1_649_367_553,
            body: #"{"email":"test@example.com","username":"test_user"}"#, secrets: [WebhookSecret(bytes: Array(key))])
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(headers[2].value == "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")
    }

    @Test func signsWithEachSecret() {
        var random = SystemRandomNumberGenerator()
        let secrets = [WebhookSecret(random: &random), WebhookSecret(random: &random)]
        let both = WebhookSignature.headers(id: "a", timestamp: 1, body: "b", secrets: secrets)[2].value
        let apart = secrets.map { WebhookSignature.headers(id: "a", timestamp: 1, body: "b", secrets: [$0])[2].value }
        #expect(both == apart.joined(separator: " "))
        #expect(secrets[0] != secrets[1])
        #expect(secrets[0].text.hasPrefix("whsec_"))
    }

    @Test func whatIsSealedOpensForItsEndpointAndKeyAlone() throws {
        let seal = SecretSeal(secretKey: SymmetricKey(size: .bits256), for: .webhooks)
        let other = SecretSeal(secretKey: SymmetricKey(size: .bits256), for: .webhooks)
        let endpoint = UUID()
        let sealed = try seal.seal([1, 2, 3], of: endpoint)
        #expect(try seal.open(sealed, of: endpoint) == [1, 2, 3])
        #expect(throws: (any Error).self) { try seal.open(sealed, of: UUID()) }
        #expect(throws: (any Error).self) { try other.open(sealed, of: endpoint) }
        #expect(try seal.seal([1, 2, 3], of: endpoint) != sealed)
    }
}
