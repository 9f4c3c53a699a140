import Synchronization

/// Remembers that somebody follows what was appended, so that after the commit only then workers are woken for it.
final class FollowerHint: Sendable {
    private let isWoken = Atomic(false)

    func wake() {
        isWoken.store(true, ordering: .relaxed)
    }

    /// Whether anything was appended for followers since the last call.
    func takeWoken() -> Bool {
        isWoken.load(ordering: .relaxed) && isWoken.exchange(false, ordering: .relaxed)
    }
}
