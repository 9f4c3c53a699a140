import Provisioning
import Testing

struct ProvisioningSentenceTests {
    @Test func quotedValuesGoFromTheFirstMarkToTheLast() {
        let told = "members: there is nobody with the id \"ada@example.com\", \"b\" c\" and 3 others."
        #expect(
            ProvisioningSentence.text(told, keepsNames: false)
                == "members: there is nobody with the id \"…\" and 3 others.")
    }

    @Test func namesOfAttributesStay() {
        let told = "\"name.nick\": name has no sub-attribute \"nick\"."
        #expect(ProvisioningSentence.text(told, keepsNames: true) == told)
        #expect(ProvisioningSentence.text("userName is required.", keepsNames: false) == "userName is required.")
    }

    @Test(arguments: ["\"ada@example.com\" is no attribute name.", "\"a\"b\" is no attribute name."])
    func whatIsNoNameGoes(_ told: String) {
        #expect(ProvisioningSentence.text(told, keepsNames: true) == "\"…\" is no attribute name.")
    }
}
