/// The place in a list of jobs after which the next page begins.
///
/// Its text is for the service itself: clients get it inside an opaque cursor.
package struct JobCursor: Sendable, Hashable {
    package let id: Int64
    /// Microseconds since 1970, for the history, which is listed by its end.
    package let finishedAt: Int64?
    /// Until the year 9999, as far as any job can have ended.
    private static let times: ClosedRange<Int64> = 0...253_402_300_799_999_999

    init(id: Int64, finishedAt: Int64? = nil) {
        self.id = id
        self.finishedAt = finishedAt
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let id = Int64(first), parts.count <= 2 else { return nil }
        self.id = id
        if parts.count == 2 {
            guard let finishedAt = Int64(parts[1]), Self.times.contains(finishedAt) else { return nil }
            self.finishedAt = finishedAt
        } else {
            finishedAt = nil
        }
    }

    package var text: String { finishedAt.map { "\(id).\($0)" } ?? "\(id)" }
}
