import Events
import Testing

@testable import Notifications

struct WebhookSettingsTests {
    @Test(arguments: [
        ("*", true), ("user.*", true), ("user.created", true), ("user.deleted", false), ("users.*", false),
    ])
    func patternsMatchTypes(text: String, matches: Bool) throws {
        #expect(try #require(EventTypePattern(text)).matches(.userCreated) == matches)
    }

    @Test func aPatternOfOneWordDoesNotReachIntoAnother() throws {
        #expect(try !#require(EventTypePattern("license.*")).matches(.licensePoolCreated))
    }

    @Test(arguments: [
        "", "user", ".", "user.", ".created", "*.created", "user.*.x", "User.created", "user created", "us*", "**",
    ])
    func otherTextsAreNoPatterns(text: String) {
        #expect(EventTypePattern(text) == nil)
    }

    @Test(arguments: [
        "Host", "content-length", "Webhook-Id", "webhook-signature", "Transfer-Encoding", "connection", "a b", "", "ü",
        "a:b", "Proxy-Authorization", "x\r\ny",
    ])
    func namesThatAreOursOrNoneAreRefused(name: String) {
        #expect(throws: NotificationError.self) { try WebhookHeader.validate([WebhookHeader(name: name, value: "x")]) }
    }

    @Test(arguments: ["a\r\nX: y", "a\nb", "ü", " a", "a ", "\0", String(repeating: "x", count: 1001)])
    func valuesThatCouldEndTheFieldAreRefused(value: String) {
        #expect(throws: NotificationError.self) {
            try WebhookHeader.validate([WebhookHeader(name: "x-a", value: value)])
        }
    }

    @Test func fineHeadersAreFine() throws {
        try WebhookHeader.validate([
            WebhookHeader(name: "Authorization", value: "Bearer abc"), WebhookHeader(name: "X-Empty", value: ""),
        ])
        #expect(throws: NotificationError.self) {
            try WebhookHeader.validate([WebhookHeader(name: "A", value: "1"), WebhookHeader(name: "a", value: "2")])
        }
    }
}
