package import Events

/// Which types of events an endpoint wants: one type (`user.created`), all below a word (`user.*`) or all (`*`).
package struct EventTypePattern: Sendable, Hashable {
    static let longest = 100

    package let text: String

    /// Nil when the text is no pattern.
    package init?(_ text: String) {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, let last = labels.last,
            labels.dropLast().allSatisfy(Self.isWord), last == "*" || labels.count > 1 && Self.isWord(last)
        else { return nil }
        self.text = text
    }

    package func matches(_ type: EventType) -> Bool {
        guard text.hasSuffix("*") else { return type.rawValue == text }
        return type.rawValue.hasPrefix(text.dropLast())
    }

    private static func isWord(_ label: Substring) -> Bool {
        !label.isEmpty
            && label.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }
}
