import FoundationEssentials
import Synchronization
import Tenancy

/// A clock that goes on by 20 s whenever it is read, and began three months ago: hours of grace pass within a test, and by
/// the database's clock every time limit has run out.
final class QuickClock: Sendable {
    private let reads = Atomic(0)
    private let start = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - 90 * 86_400).rounded(.down))

    var clock: WallClock {
        WallClock {
            let reads = self.reads.add(1, ordering: .relaxed).newValue
            return self.start.addingTimeInterval(Double(reads) * 20)
        }
    }
}
