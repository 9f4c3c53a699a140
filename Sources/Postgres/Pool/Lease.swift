import Synchronization

/// The exclusive use of a connection, to be given back once.
final class Lease: Sendable {
    let connection: Connection
    private let pool: Pool
    private let released = Atomic(false)

    init(_ connection: Connection, from pool: Pool) {
        self.connection = connection
        self.pool = pool
    }

    /// True when the connection may be somebody else's already.
    var isReleased: Bool { released.load(ordering: .acquiring) }

    /// Gives the connection back; one that is not clean is closed. Calling it again does nothing.
    func release() {
        guard !released.exchange(true, ordering: .acquiringAndReleasing) else { return }
        pool.release(connection)
    }
}
