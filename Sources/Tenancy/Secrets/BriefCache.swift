import FoundationEssentials
import Synchronization

/// Remembers what was looked up for a very short while, in bounded memory.
///
/// Entries live in two generations; when the young one is full it becomes the old one and the old one is dropped, so
/// neither a lookup nor an eviction ever walks the entries. An entry counts from the moment *before* its row was read: what
/// was committed after that is seen at most `lifetime` later.
final class BriefCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let readAt: Date
    }

    private struct Generations {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
    }

    private let lifetime: TimeInterval
    private let capacity: Int
    private let generations = Mutex(Generations())

    /// Holds at most `capacity` entries in two generations; `lifetime` in seconds.
    init(lifetime: TimeInterval, capacity: Int) {
        self.lifetime = lifetime
        self.capacity = capacity
    }

    func value(for key: Key, at now: Date) -> Value? {
        let entry = generations.withLock { $0.young[key] ?? $0.old[key] }
        // A clock that was set back makes an age negative: such an entry is as good as none.
        guard let entry, case let age = now.timeIntervalSince(entry.readAt), age >= 0, age < lifetime else {
            return nil
        }
        return entry.value
    }

    func keep(_ value: Value, for key: Key, readAt: Date) {
        generations.withLock { generations in
            if generations.young.count >= max(1, capacity / 2) {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = Entry(value: value, readAt: readAt)
        }
    }

    var count: Int {
        generations.withLock { $0.young.count + $0.old.count }
    }
}
