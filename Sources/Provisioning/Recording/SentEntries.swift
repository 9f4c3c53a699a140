import FoundationEssentials

/// Under which ids entries were sent in a transaction of whose end nobody heard: their rows may be there, all or none.
struct SentEntries: Sendable {
    let ids: [UUID]
    /// When the ids were made. Whoever follows the log goes past them a while later.
    let madeAt: Date
}
