/// The rules for names that people give to things: trimmed, 1 to 200 characters, without control characters.
package enum DisplayName {
    package static let longest = 200

    /// The name as it is kept; throws ``TenancyError/nameInvalid(_:)`` with the rule that it breaks.
    package static func validated(_ text: String) throws(TenancyError) -> String {
        let trimmed = text.trimmingWhitespace()
        if trimmed.isEmpty {
            throw .nameInvalid("a name needs at least one character")
        }
        if trimmed.count > longest {
            throw .nameInvalid("a name has at most \(longest) characters, this one has \(trimmed.count)")
        }
        if trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw .nameInvalid("a name has no control characters")
        }
        return trimmed
    }

    /// What two names that only differ in letter case have in common.
    package static func key(_ name: String) -> String {
        name.lowercased()
    }
}

extension String {
    fileprivate func trimmingWhitespace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
