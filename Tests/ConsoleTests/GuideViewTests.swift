import Tenancy
import Testing

@testable import Console

@Suite struct GuideViewTests {
    /// Whatever the provider, both values are there to be pasted, and the light is spoken of.
    @Test(arguments: IdentityProvider.allCases)
    func everyProviderIsGivenAddressAndToken(provider: IdentityProvider) {
        let guide = GuideView(provider, scimURL: "https://rollcall.example/t/globex/scim/v2", token: "rc_x")
        let values = guide.steps.flatMap(\.values).map(\.paste)
        #expect(values.contains("https://rollcall.example/t/globex/scim/v2"))
        #expect(values.contains("rc_x"))
        #expect(guide.steps.contains { $0.text.contains("light on this page turns green") })
        #expect(guide.mappings.contains { $0.target == "userName" })
    }

    @Test func aTokenThatIsNotShownAnyMoreIsNoText() {
        let guide = GuideView(.entra, scimURL: "https://rollcall.example", token: nil)
        #expect(guide.steps.flatMap(\.values).map(\.paste) == ["https://rollcall.example", nil])
    }
}
