import Mail
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        "a@b", "ada.lovelace+tag@example.com", "o'hara@sub.example.co.uk", "jürgen@müller.example",
        "!#$%&*/=?^_`{|}~@x.y",
        String(repeating: "a", count: 64) + "@example.com",
    ])
    func takesWhatPeopleHave(_ text: String) throws {
        #expect(try MailAddress(text).text == text)
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b", "a b@c", "a@b c", "a@b\r\nRCPT TO:<x@y>", "a\n@b", "a@b>", "<a@b>", "\"a b\"@c",
        "a@[127.0.0.1]", ".a@b", "a.@b", "a..b@c", "a@b..c", "a@-b", "a@b-", "a@b.", "a,b@c", "a@b,c@d", "a@b\u{0}",
        "a\u{202e}@b", "a@b\u{2028}", "a(comment)@b", "a@b_c", String(repeating: "a", count: 65) + "@example.com",
        "a@" + String(repeating: "b.", count: 126) + "c", "a@" + String(repeating: "b", count: 64),
    ])
    func refusesWhatCouldBeSomethingElse(_ text: String) {
        #expect(throws: MailAddressRefusal.self) { try MailAddress(text) }
    }

    @Test func readsNamesBeforeAddresses() throws {
        #expect(try Mailbox("no-reply@example.com").name == nil)
        #expect(try Mailbox("Rollcall <no-reply@example.com>").name == "Rollcall")
        #expect(try Mailbox("\"Roll, call\" <no-reply@example.com>").name == "Roll, call")
        #expect(throws: MailAddressRefusal.self) { try Mailbox("Rollcall <no-reply@example.com") }
        #expect(throws: MailAddressRefusal.self) { try Mailbox("Roll\r\nBcc: x <no-reply@example.com>") }
    }
}
