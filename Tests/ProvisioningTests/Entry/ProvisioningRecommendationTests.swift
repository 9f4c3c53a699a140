import Provisioning
import SCIM
import Tenancy
import Testing

struct ProvisioningRecommendationTests {
    @Test(arguments: SCIMErrorType.allCases)
    func everyKeywordOfSCIMHasAdvice(_ type: SCIMErrorType) {
        #expect(ProvisioningRecommendation.text(for: type.rawValue) != nil)
    }

    @Test(arguments: CredentialRefusal.allCases)
    func everyRefusalOfACredentialHasAdvice(_ refusal: CredentialRefusal) {
        #expect(ProvisioningRecommendation.text(for: ProvisioningCode.refusal(refusal.rawValue)) != nil)
    }

    @Test(arguments: ClientRefusal.allCases)
    func everyRefusalOfAClientHasAdviceOfItsOwn(_ refusal: ClientRefusal) throws {
        let text = try #require(ProvisioningRecommendation.text(for: ProvisioningCode.refusal(refusal)))
        #expect(!text.contains("token") || refusal.rawValue.hasPrefix("assertion_"), "no client has a bearer token")
    }

    @Test(arguments: Leniency.allCases)
    func everyLeniencyHasAdvice(_ leniency: Leniency) {
        #expect(ProvisioningRecommendation.text(for: leniency.rawValue) != nil)
    }

    @Test(arguments: [400, 401, 403, 404, 405, 409, 412, 413, 415, 429, 500, 501, 503])
    func everyStatusHasAdvice(_ status: Int) {
        #expect(ProvisioningRecommendation.text(for: ProvisioningCode.status(status)) != nil)
    }
}
