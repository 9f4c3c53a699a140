/// Lines that have come while somebody looks.
struct LiveEntriesView {
    let lines: [EntryLine]
    /// What is asked for next.
    let livePath: String
    /// Whether there is more already.
    let hasMore: Bool
}
