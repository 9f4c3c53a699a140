/// Which part of a list a client wants (RFC 7644 §3.4.2.4).
package struct PageRequest: Sendable, Hashable {
    package static let defaultCount = 100
    package static let maximumCount = 1000

    /// Counted from 1.
    package let startIndex: Int
    /// From 0, which asks for the total only, to `maximumCount`.
    package let count: Int

    /// Brings the numbers into range as the RFC says: below 1 the index is 1, below 0 the count is 0; the server's
    /// own limit holds for larger counts.
    package init(startIndex: Int? = nil, count: Int? = nil, bounds: SearchBounds = .standard) {
        self.startIndex = max(1, startIndex ?? 1)
        self.count = min(max(0, count ?? bounds.defaultCount), bounds.maximumCount)
    }

    /// From query parameters. Throws `invalidValue` for what is no integer; integers of any size are.
    package init(startIndex: String?, count: String?, bounds: SearchBounds = .standard) throws(SCIMError) {
        self.init(
            startIndex: try startIndex.map { (text) throws(SCIMError) in try Self.integer(text, "startIndex") },
            count: try count.map { (text) throws(SCIMError) in try Self.integer(text, "count") }, bounds: bounds)
    }

    private static func integer(_ text: String, _ name: String) throws(SCIMError) -> Int {
        if let number = Int(text) { return number }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = isNegative ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .invalidValue("\(name) must be an integer.")
        }
        return isNegative ? .min : .max
    }
}
