/// Endings that wait for their statement, and those whose statement is under way.
struct EndingBuffer: Sendable {
    private var waiting: [JobEnding] = []
    private(set) var underWay: [JobEnding] = []

    var count: Int { waiting.count }
    var isEmpty: Bool { waiting.isEmpty && underWay.isEmpty }

    /// Ids of all jobs whose end the database has not confirmed.
    var ids: Set<Int64> { Set(waiting.map(\.job.id)).union(underWay.map(\.job.id)) }

    mutating func add(_ endings: some Sequence<JobEnding>) {
        waiting.append(contentsOf: endings)
    }

    /// The oldest endings, at most `limit`; the same again until they are `confirmed()`.
    mutating func take(limit: Int) -> [JobEnding] {
        if underWay.isEmpty {
            underWay = Array(waiting.prefix(limit))
            waiting.removeFirst(underWay.count)
        }
        return underWay
    }

    mutating func confirmed() {
        underWay = []
    }
}
