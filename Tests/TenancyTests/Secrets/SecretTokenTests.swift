import SeededGenerator
import Testing

@testable import Tenancy

@Suite struct SecretTokenTests {
    private func token(_ kind: SecretToken.Kind = .credential, seed: UInt64 = 1) -> SecretToken {
        var random = SeededGenerator(seed: seed)
        return SecretToken(kind, random: &random)
    }

    @Test func hasTheFormOfItsKind() {
        #expect(token().text.wholeMatch(of: /rc_[A-Za-z0-9_-]{43}_[A-Za-z0-9_-]{6}/) != nil)
        #expect(token(.apiKey).text.wholeMatch(of: /rck_[A-Za-z0-9_-]{43}_[A-Za-z0-9_-]{6}/) != nil)
    }

    @Test func isReadBack() {
        for seed in 0..<200 as Range<UInt64> {
            #expect(SecretToken(parsing: token(seed: seed).text, as: .credential) == token(seed: seed))
        }
    }

    @Test func everyChangeOfOneCharacterIsNoticed() {
        let text = Array(token().text)
        for position in text.indices {
            var changed = text
            changed[position] = changed[position] == "A" ? "B" : "A"
            #expect(SecretToken(parsing: String(changed), as: .credential) == nil, "position \(position)")
        }
    }

    @Test func isNotReadAsTheOtherKind() {
        #expect(SecretToken(parsing: token(.apiKey).text, as: .credential) == nil)
        #expect(SecretToken(parsing: token().text, as: .apiKey) == nil)
    }

    @Test func refusesWhatIsNoToken() {
        let text = token().text
        for wrong in ["", "rc_", text + "A", String(text.dropLast()), " " + text, text + "\n", "rc_\u{0}"] {
            #expect(SecretToken(parsing: wrong, as: .credential) == nil)
        }
    }

    @Test func hintsWithTheLastFourCharacters() {
        #expect(token().text.hasSuffix(token().hint))
        #expect(token().hint.count == 4)
    }
}
