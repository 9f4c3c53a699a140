/// How far a COPY has come on a session.
enum CopyPhase: Sendable, Equatable {
    case none
    case starting
    /// The caller provides data.
    case sending
    /// The server provides data.
    case receiving
    case ending

    /// While data is awaited from the caller libpq repeats the same result for ever.
    var allowsResults: Bool { self != .sending }
}
