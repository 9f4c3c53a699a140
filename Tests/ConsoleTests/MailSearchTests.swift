import Notifications
import Testing
import Web

@testable import Console

@Suite struct MailSearchTests {
    @Test func whatTheURLSaysIsChosenAgain() {
        let search = MailSearch(Query("recipient=a%2Bb%40x.example&state=bounced&type=scim_token.expiring"))
        #expect(
            search.filter
                == NotificationFilter(state: .bounced, type: .tokenExpiring, recipient: "a+b@x.example"))
        #expect(search.states.first { $0.isChosen }?.label == "Bounced")
        #expect(search.types.first { $0.isChosen }?.label == "A token ends soon")
        #expect(
            PageLinks.link("/m", search.parameters)
                == "/m?recipient=a%2Bb%40x.example&state=bounced&type=scim_token.expiring")
    }

    @Test func whatCannotBeIsNoFilter() {
        #expect(MailSearch(Query("recipient=&state=lost&type=license")).filter == NotificationFilter())
    }

    /// No list says a type in the words of the code.
    @Test(arguments: MailType.allCases)
    func everyTypeHasWords(type: MailType) {
        #expect(!type.label.contains("_") && !type.label.contains(".") && !type.label.contains("license"))
    }
}
