import Testing

@testable import Notifications

@Suite struct MailTemplateTests {
    @Test(arguments: MailType.allCases) func builtInTextsCanBeFilled(_ type: MailType) throws {
        let filled = try MailTemplate(BuiltInTemplates.text(for: type), for: type).filled(with: type.sample)
        for part in [filled.subject, filled.text, filled.html] {
            #expect(!part.isEmpty && !part.contains("{{") && !part.contains("CONTENT_TYPE"))
        }
        // Every value that the type's own sample has is there for a reader who sees only text.
        #expect(filled.text.contains(type.audience == .gathered ? "3 people wait" : "Acme & Sons"))
    }

    @Test func namesAreTextWhateverIsInThem() throws {
        let values = MailValues([
            "person_name": "<script>alert(1)</script>\r\nBcc: all@example.com", "user_name": "a\u{2028}b",
            "tenant_name": "\"Acme\"\r\nX-Evil: 1",
        ])
        let filled = try MailTemplate(BuiltInTemplates.text(for: .userWelcome), for: .userWelcome).filled(with: values)
        #expect(filled.subject == "Welcome to \"Acme\" X-Evil: 1")
        #expect(filled.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !filled.html.contains("<script>"))
        #expect(filled.text.contains("Hello <script>alert(1)</script>  Bcc: all@example.com,"))
        #expect(!filled.text.contains("\r") && !filled.text.contains("\u{2028}"))
    }

    @Test func aSectionIsForWhatIsThere() throws {
        let digest = try MailTemplate(BuiltInTemplates.text(for: .digest), for: .digest)
        var values = MailType.digest.sample
        #expect(digest.filled(with: values).html.contains("href=\"https://rollcall.example.com/t/acme"))
        values.texts["unsubscribe_url"] = nil
        #expect(!digest.filled(with: values).html.contains("href"))
        #expect(digest.filled(with: values).text.contains("* Sales Navigator has no free seat (2026-03-01 09:12 UTC)"))
    }

    @Test func aSubjectIsNeverEmptyAndNeverLong() throws {
        let template = try MailTemplate(
            MailTemplateText(subject: "{{person_name}}", text: "", html: ""), for: .userWelcome)
        #expect(template.filled(with: MailValues(["person_name": "\n \t"])).subject == "Notification")
        let long = MailValues(["person_name": String(repeating: "é", count: 900)])
        #expect(template.filled(with: long).subject.count == 200)
    }

    @Test(arguments: [
        (
            "Hi {{colour}}",
            "text, line 1: there is no value \"colour\" here; there are person_name, tenant_name, time, user_name"
        ),
        ("one\ntwo {{person_name", "text, line 2: a {{ is never closed by }}"),
        ("x\n{{#person_name}}\n\nx", "text, line 2: {{#person_name}} is never closed by {{/person_name}}"),
        ("{{/person_name}}", "text, line 1: {{/person_name}} closes what is not open, and nothing is open"),
        (
            "{{#person_name}}{{/user_name}}",
            "text, line 1: {{/user_name}} closes what is not open, {{/person_name}} is due"
        ),
        ("{{#time}}{{#time}}{{/time}}{{/time}}", "text, line 1: {{#time}} stands inside itself"),
        ("{{{person_name}}}", "text, line 1: values are always escaped: write {{name}} with two braces"),
        ("{{& person_name}}", "text, line 1: values are always escaped: write {{name}} with two braces"),
        ("{{> secrets}}", "text, line 1: {{> secrets}} is a kind of tag that mail does not know"),
        ("{{=<% %>=}}", "text, line 1: {{=<% %>=}} is a kind of tag that mail does not know"),
        ("{{% CONTENT_TYPE:TEXT}}", "text, line 1: {{% CONTENT_TYPE:TEXT}} is a kind of tag that mail does not know"),
        (
            "{{upper(person_name)}}",
            "text, line 1: there is no value \"upper(person_name)\" here; there are person_name, tenant_name, time, user_name"
        ),
        ("{{}}", "text, line 1: there is no value \"\" here; there are person_name, tenant_name, time, user_name"),
        (
            "{{line}}",
            "text, line 1: there is no value \"line\" here; there are person_name, tenant_name, time, user_name"
        ),
    ])
    func whoeverWritesATemplateLearnsWhatIsWrongAndWhere(_ text: String, _ sentence: String) {
        let refused = #expect(throws: MailError.self) {
            try MailTemplate(MailTemplateText(subject: "s", text: text, html: "h"), for: .userWelcome)
        }
        #expect(refused == .templateInvalid(part: "text", sentence: sentence))
    }

    @Test func partsAreBounded() {
        for text in [
            MailTemplateText(subject: "", text: "", html: ""), MailTemplateText(subject: "a\nb", text: "", html: ""),
            MailTemplateText(subject: String(repeating: "s", count: 501), text: "", html: ""),
            MailTemplateText(subject: "s", text: String(repeating: "t", count: 65_537), html: ""),
            MailTemplateText(subject: "s", text: "", html: String(repeating: "h", count: 65_537)),
        ] {
            #expect(throws: MailError.self) { try MailTemplate(text, for: .userWelcome) }
        }
    }

    @Test(arguments: ["de", "de-AT", "zh-Hans-CN", "en_US"]) func localesAreTags(_ tag: String) throws {
        #expect(try MailLocale(tag).text == tag.replacing("_", with: "-").lowercased())
    }

    @Test(arguments: ["", "d", "de-", "-", "../x", "de at", "1e", String(repeating: "a", count: 36), "de\r\n"])
    func whatIsNoTagIsRefused(_ tag: String) {
        #expect(throws: MailError.localeInvalid) { try MailLocale(tag) }
    }
}
