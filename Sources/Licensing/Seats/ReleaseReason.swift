/// Why a claim ended.
enum ReleaseReason: String, Sendable, Hashable {
    /// The person became inactive.
    case deactivated
    /// The person was deleted.
    case deleted
}
