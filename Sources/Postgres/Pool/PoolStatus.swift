/// What the pool looks like at one moment.
package struct PoolStatus: Sendable, Equatable {
    /// Connections open for reads.
    package var shared = 0
    /// Connections open for exclusive use, and how many of them are in use.
    package var exclusive = 0
    package var leased = 0
    /// Tasks waiting for a connection.
    package var waiting = 0
    /// Why the last attempt to connect failed; nil once one has succeeded.
    package var failure: String?

    /// True when statements can be sent right now.
    package var isReady: Bool { shared > 0 && failure == nil }
}
