import Synchronization

/// How many archives one process holds on its disk at once; each takes as much room as a tenant's rows.
final class ArchiveSlots: Sendable {
    private static let most = 2

    private let taken = Mutex(0)

    /// False when all are taken.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < Self.most else { return false }
            taken += 1
            return true
        }
    }

    func giveBack() {
        taken.withLock { $0 -= 1 }
    }
}
