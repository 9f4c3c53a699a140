import Tenancy
import Testing

@testable import Console

@Suite struct GuideViewTests {
    private static let tokenURL = "https://rollcall.example/t/globex/oauth2/token"

    private static func values(
        token: String? = nil, clientID: String? = nil, clientSecret: String? = nil
    ) -> GuideValues {
        GuideValues(
            scimURL: "https://rollcall.example/t/globex/scim/v2", token: token, tokenURL: tokenURL,
            clientID: clientID, clientSecret: clientSecret)
    }

    /// Whatever the provider, both values are there to be pasted, and the light is spoken of.
    @Test(arguments: IdentityProvider.allCases)
    func everyProviderIsGivenAddressAndToken(provider: IdentityProvider) {
        let guide = GuideView(provider, values: Self.values(token: "rc_x"))
        let values = guide.steps.flatMap(\.values).map(\.paste)
        #expect(values.contains("https://rollcall.example/t/globex/scim/v2"))
        #expect(values.contains("rc_x"))
        #expect(guide.steps.contains { $0.text.contains("light on this page turns green") })
        #expect(guide.mappings.contains { $0.target == "userName" })
    }

    @Test func aTokenThatIsNotShownAnyMoreIsNoText() {
        let guide = GuideView(.entra, values: Self.values())
        let values = guide.steps.flatMap(\.values)
        #expect(values.map(\.paste) == ["https://rollcall.example/t/globex/scim/v2", nil])
        #expect(values.last?.missing.isEmpty == false)
    }

    /// The three values of an OAuth client, where the provider takes client credentials and nowhere else.
    @Test(arguments: IdentityProvider.allCases)
    func whoTakesClientCredentialsIsGivenThreeValues(provider: IdentityProvider) {
        let guide = GuideView(provider, values: Self.values(clientID: "an id", clientSecret: "rcs_x"))
        let alternatives = guide.steps.compactMap(\.alternative)
        guard [.entra, .ping, .generic].contains(provider) else {
            #expect(alternatives.isEmpty)
            return
        }
        #expect(alternatives.map { $0.values.map(\.paste) } == [[Self.tokenURL, "an id", "rcs_x"]])
        #expect(alternatives.map(\.isOpen) == [true])
    }

    @Test func aSecretThatIsNotShownAnyMoreIsNoTextAndKeepsTheAlternativeShut() throws {
        let guide = GuideView(.entra, values: Self.values(token: "rc_x"))
        let alternative = try #require(guide.steps.compactMap(\.alternative).first)
        #expect(alternative.values.map(\.paste) == [Self.tokenURL, nil, nil])
        #expect(alternative.values.dropFirst().allSatisfy { !$0.missing.isEmpty })
        #expect(!alternative.isOpen)
    }
}
