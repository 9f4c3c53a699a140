/// What the seats have yet to follow of the events that can move one.
package struct SeatReach: Sendable, Hashable {
    /// As far as events are counted.
    package static let most = 10_000
    /// The newest of the events without a number, among which is looked.
    static let arrivalsLookedThrough = 1_000

    /// Those that have a number, counted up to ``most``.
    package let behind: Int
    /// Whether there are others, which were written a moment ago and have no number yet.
    package let hasArrivals: Bool

    package var isBehind: Bool { hasArrivals || behind > 0 }
}
