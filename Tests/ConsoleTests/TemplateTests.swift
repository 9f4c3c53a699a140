import Mustache
import Testing

@testable import Console

@Suite struct TemplateTests {
    /// Three braces, an ampersand and a change of delimiters are the ways out of escaping.
    @Test(arguments: ConsoleTemplates.sources.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    func templatesParseAndEscapeEveryValue(name: String, text: String) throws {
        _ = try MustacheTemplate(string: text)
        #expect(!text.contains("{{{"), "\(name)")
        #expect(!text.contains("{{&"), "\(name)")
        #expect(!text.contains("{{="), "\(name)")
        #expect(!text.contains("{{%"), "\(name)")
    }

    /// The policy forbids both, and a browser would say so and drop them.
    @Test(arguments: ConsoleTemplates.sources.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    func templatesHaveNoStyleAndNoScriptOfTheirOwn(name: String, text: String) throws {
        #expect(!text.contains(" style="), "\(name)")
        #expect(!text.contains("<style"), "\(name)")
        #expect(text.firstMatch(of: /\son[a-z]+=/) == nil, "\(name)")
        #expect(text.matches(of: /<script/).count == (name == "layout" ? 1 : 0), "\(name)")
    }

    /// Every form that is sent by POST proves where it comes from, but the one by which a session begins.
    @Test(arguments: ConsoleTemplates.sources.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    func everyFormCarriesTheSessionsToken(name: String, text: String) throws {
        guard name != "link", name != "sign-in" else { return }
        let forms = text.matches(of: /<form[^>]*method="post"/).count
        #expect(text.matches(of: /name="form_token"/).count == forms, "\(name)")
    }

    @Test func everyPartialIsOnThePage() {
        let names = Set(ConsoleTemplates.sources.map(\.name))
        for (name, bytes) in ConsoleTemplates.sources {
            for match in String(decoding: bytes, as: UTF8.self).matches(of: /\{\{[<>]([a-z-]+)\}\}/) {
                #expect(names.contains(String(match.output.1)), "\(name) asks for \(match.output.1)")
            }
        }
    }
}
