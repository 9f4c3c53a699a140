/// How far the seats have followed the log, and how far it reaches.
package struct SeatReach: Sendable, Hashable {
    package let followedSequence: Int64
    package let lastSequence: Int64

    /// Events that the seats have yet to follow. What was written a moment ago and has no number yet is not among them.
    package var behind: Int { Int(max(0, lastSequence - followedSequence)) }
}
