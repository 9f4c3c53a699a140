import FoundationEssentials

/// What an administrator has said about a person and a pool; it stands until something else is said.
struct SeatWish: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        /// A seat whatever the rules say.
        case wanted
        /// No seat whatever the rules say.
        case excluded
    }

    var kind: Kind
    var source: AssignmentSource
}
