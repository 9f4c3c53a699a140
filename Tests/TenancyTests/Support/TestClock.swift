import FoundationEssentials
import Synchronization
import Tenancy

/// A clock that stands until the test moves it.
final class TestClock: Sendable {
    private let time: Mutex<Date>

    init(_ time: Date = Date(timeIntervalSince1970: 1_750_000_000)) {
        self.time = Mutex(time)
    }

    var wall: WallClock {
        WallClock { self.now }
    }

    var now: Date {
        time.withLock { $0 }
    }

    func advance(by seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }
}
