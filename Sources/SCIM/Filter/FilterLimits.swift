/// How large a filter may be. Identity providers stay far below.
package struct FilterLimits: Sendable, Hashable {
    /// In bytes of UTF-8.
    package var length: Int
    /// How deep parentheses and brackets may nest.
    package var depth: Int

    package init(length: Int = 4096, depth: Int = 20) {
        self.length = length
        self.depth = depth
    }

    package static let `default` = FilterLimits()
}
