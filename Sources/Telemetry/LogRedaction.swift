package import Logging
import Synchronization

/// Which metadata keys never reach the log with their value.
///
/// The last line of defence: callers must not log secrets or personal data at all. A key is masked when one of its
/// words (split at `.`, `_`, `-` and in camel case) is on the list, so `smtp.password` and `Set-Cookie` are caught and
/// `tokenizer` is not.
package struct LogRedaction: Sendable {
    package static let mask = "[redacted]"

    /// Words that name credentials, and the personal data that this service holds.
    package static let standard = LogRedaction(words: [
        "authorization", "bearer", "cookie", "credential", "email", "password", "passwd", "payload", "phone", "secret",
        "signature", "token", "username",
    ])

    /// What was found of keys before. Code has a few dozen keys, and taking one apart costs more than the rest of a line.
    private final class Verdicts: Sendable {
        /// Keys that are made up as they come must not fill the memory.
        static let capacity = 1000
        let known = Mutex<[String: Bool]>([:])
    }

    private let words: Set<String>
    private let verdicts = Verdicts()

    package init(words: Set<String>) {
        self.words = words
    }

    package func masks(_ key: String) -> Bool {
        if let known = verdicts.known.withLock({ $0[key] }) { return known }
        let verdict = words.contains(key.lowercased()) || Self.words(of: key).contains { words.contains($0) }
        verdicts.known.withLock { if $0.count < Verdicts.capacity { $0[key] = verdict } }
        return verdict
    }

    /// The metadata with every masked value replaced, at any depth.
    package func applied(to metadata: Logger.Metadata) -> Logger.Metadata {
        var result = metadata
        for (key, value) in metadata {
            result[key] = masks(key) ? .string(Self.mask) : applied(to: value)
        }
        return result
    }

    private func applied(to value: Logger.MetadataValue) -> Logger.MetadataValue {
        switch value {
        case .dictionary(let members): .dictionary(applied(to: members))
        case .array(let elements): .array(elements.map { applied(to: $0) })
        case .string, .stringConvertible: value
        }
    }

    /// `smtp.apiToken` is `smtp`, `api`, `token`.
    private static func words(of key: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsLower = false
        for character in key {
            let isSeparator = !character.isLetter && !character.isNumber
            if isSeparator || (character.isUppercase && previousIsLower) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if !isSeparator { word += character.lowercased() }
            previousIsLower = character.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
