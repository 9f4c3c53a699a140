import FoundationEssentials
import Testing

@testable import Mail

@Suite struct MailMessageTests {
    @Test func isWrittenByteByByteAsTheStandardsSay() throws {
        let message = MailMessage(
            sender: try Mailbox("Rollcall <no-reply@example.com>"), recipient: try MailAddress("ada@example.org"),
            subject: "Seats are short", text: "Only 3 = few.\n.\nBye ", html: "<p>Only 3 &lt; 5 – \u{1F600}</p>\n",
            date: Date(timeIntervalSince1970: 1_795_881_606.9),
            id: try #require(UUID(uuidString: "0190A0A0-0000-7000-8000-000000000001")),
            unsubscribeURL: "https://rollcall.example/t/acme/notifications/unsubscribe?c=1&s=2")
        let lines = [
            "From: Rollcall",
            " <no-reply@example.com>",
            "To: <ada@example.org>",
            "Subject: Seats are short",
            "Date: Sat, 28 Nov 2026 16:00:06 +0000",
            "Message-ID: <0190a0a0-0000-7000-8000-000000000001@example.com>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://rollcall.example/t/acme/notifications/unsubscribe?c=1&s=2>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative;",
            " boundary=\"=_0190a0a0-0000-7000-8000-000000000001\"",
            "",
            "--=_0190a0a0-0000-7000-8000-000000000001",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Only 3 =3D few.",
            ".",
            "Bye=20",
            "--=_0190a0a0-0000-7000-8000-000000000001",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "<p>Only 3 &lt; 5 =E2=80=93 =F0=9F=98=80</p>",
            "--=_0190a0a0-0000-7000-8000-000000000001--",
            "",
        ]
        #expect(String(decoding: try message.bytes(), as: UTF8.self) == lines.joined(separator: "\r\n"))
    }

    @Test(arguments: ["Hello\r\nBcc: everyone@example.com", "Hello\nthere", "nul\u{0}", "next\u{85}line", "\u{2028}"])
    func aSubjectThatWouldEndItsHeaderIsRefused(_ subject: String) throws {
        let message = try message(subject: subject)
        #expect(throws: MailRefusal.headerHasLines("Subject")) { try message.bytes() }
    }

    @Test func longAndForeignSubjectsBecomeEncodedWordsOfWholeCharacters() throws {
        let subject = String(repeating: "Schöne Grüße 👩‍👩‍👧 ", count: 12)
        let lines = try header(of: message(subject: subject), "Subject")
        #expect(lines.count > 3)
        for line in lines {
            let word = line.trimmingPrefix("Subject:").trimmingPrefix(" ")
            #expect(word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=") && word.utf8.count <= 75)
            let bytes = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            #expect(String(validating: bytes, as: UTF8.self) != nil)
        }
    }

    @Test func whatLooksEncodedIsEncoded() throws {
        #expect(
            try header(of: message(subject: "=?UTF-8?B?eA==?="), "Subject") == [
                "Subject: =?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?="
            ])
    }

    @Test func noLineIsLongerThanServersTake() throws {
        let long = String(repeating: "long", count: 5000) + "\n" + String(repeating: "ü", count: 3000) + " \t\n"
        let message = try message(subject: String(repeating: "s", count: 5000), text: long, html: long)
        let text = String(decoding: try message.bytes(), as: UTF8.self)
        #expect(text.components("\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_827_696, "Tue, 29 Feb 2000 12:34:56 +0000"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 +0000"),
    ])
    func datesAreThoseOfTheCalendar(_ seconds: Int64, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }

    private func message(subject: String, text: String = "t", html: String = "h") throws -> MailMessage {
        MailMessage(
            sender: try Mailbox("a@example.com"), recipient: try MailAddress("b@example.com"), subject: subject,
            text: text, html: html, date: Date(timeIntervalSince1970: 0), id: UUID())
    }

    /// The lines of one field.
    private func header(of message: MailMessage, _ name: String) throws -> [String] {
        let lines = String(decoding: try message.bytes(), as: UTF8.self).components("\r\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("\(name):") })
        let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
        return Array(lines[start..<end])
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        Array(utf8).split(separator: Array(separator.utf8), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
