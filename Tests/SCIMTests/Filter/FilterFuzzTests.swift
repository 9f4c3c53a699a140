import JSON
import SeededGenerator
import Testing

@testable import SCIM

@Suite struct FilterFuzzTests {
    private static let pieces = [
        "userName", "emails", "[", "]", "(", ")", "eq", "pr", "and", "or", "not", "\"x\"", "\"", "\\", ".", ":", " ",
        "  ", "true",
        "title pr", "userName eq \"x\"", "emails[type pr]", "not (title pr)", "null", "1", "-", "1e5", "type", "value",
        "urn:", URN.enterpriseUser, "manager", "é", "\u{0}", "$ref", "co", "gt",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
        }.joined()
    }

    @Test func filtersNeverFailOtherwiseThanByInvalidFilter() {
        var generator = SeededGenerator(seed: 3422)
        var accepted = 0
        for _ in 0..<20_000 {
            let text = Self.text(&generator)
            do {
                let filter = try FilterParser.parse(text, for: Sample.schema).filter
                _ = FilterEvaluator(filter, for: Sample.schema).matches(Sample.user)
                accepted += 1
            } catch {
                #expect(error.type == .invalidFilter, "\(text)")
            }
        }
        #expect(accepted > 20)
    }

    @Test func pathsNeverFailOtherwiseThanByInvalidPath() {
        var generator = SeededGenerator(seed: 352)
        var accepted = 0
        for _ in 0..<20_000 {
            let text = Self.text(&generator)
            var parser = PatchPathParser(Sample.schema)
            do {
                _ = try parser.parse(text)
                accepted += 1
            } catch {
                #expect(error.type == .invalidPath, "\(text)")
            }
        }
        #expect(accepted > 20)
    }

    @Test func randomBytesNeverCrash() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...30, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let text = String(decoding: bytes, as: UTF8.self)
            var parser = PatchPathParser(nil)
            _ = try? parser.parse(text)
            _ = try? FilterParser.parse(text, for: nil)
            _ = SCIMDateTime(parsing: text)
        }
    }
}
