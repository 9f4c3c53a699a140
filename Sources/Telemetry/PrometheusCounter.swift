import CoreMetrics

/// A value that only grows. Negative and non-finite amounts are ignored, as Prometheus demands of a counter.
final class PrometheusCounter: CounterHandler, FloatingPointCounterHandler {
    private let total = AtomicDouble()

    var value: Double { total.value }

    func increment(by amount: Int64) {
        increment(by: Double(amount))
    }

    func increment(by amount: Double) {
        guard amount >= 0, amount.isFinite else { return }
        total.add(amount)
    }

    func reset() {
        total.store(0)
    }
}
