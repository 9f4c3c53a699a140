/// A part of the log, of which only events of some types were wanted.
package struct EventStretch: Sendable {
    package let events: [Event]
    /// The sequence as far as which the log has been looked through.
    package let end: Int64
    /// Whether nothing of those types followed when it was read.
    package let reachesEndOfLog: Bool
}
