import CoreMetrics
import Synchronization

/// Observations counted in buckets. As a timer it observes seconds.
///
/// A lock and not atomics: bucket, sum and count must agree within one scrape, and the section is a few nanoseconds long.
final class PrometheusHistogram: RecorderHandler, TimerHandler {
    struct Snapshot: Sendable {
        /// One count a bound, and the last for what is above all; not cumulative.
        var counts: [UInt64]
        var sum = 0.0
    }

    /// Upper bounds, ascending, each inclusive.
    let bounds: [Double]
    private let state: Mutex<Snapshot>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(Snapshot(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    var snapshot: Snapshot { state.withLock { $0 } }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1e9)
    }
}
