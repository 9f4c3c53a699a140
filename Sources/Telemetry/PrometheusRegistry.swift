package import CoreMetrics
import Synchronization

/// The metrics of the process: a backend of swift-metrics that is read as Prometheus text.
///
/// Making a metric takes a lock; recording into one takes none (a histogram: its own). The same label and dimensions
/// give the same series. A name that is asked for as a second type gets the type as its suffix.
package final class PrometheusRegistry: MetricsFactory {
    /// Seconds, from a cached read to a call that has gone wrong.
    package static let durationBounds: [Double] = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
    ]
    /// Sizes and counts, in powers of four.
    package static let sizeBounds: [Double] = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576]

    private let help: [String: String]
    private let bounds: [String: [Double]]
    private let process: ProcessMetrics?
    private let families = Mutex<[String: MetricFamily]>([:])

    /// - Parameters:
    ///   - help: what each metric means, by its Prometheus name.
    ///   - bounds: the buckets of a histogram where the usual ones don't fit, by its Prometheus name.
    ///   - process: where the process's own figures come from; nil leaves them out.
    package init(help: [String: String] = [:], bounds: [String: [Double]] = [:], process: ProcessMetrics? = nil) {
        self.help = help
        self.bounds = bounds
        self.process = process
    }

    /// Every metric in the text format 0.0.4 of Prometheus.
    package func exposition() -> String {
        let families = families.withLock { $0 }
        var text = PrometheusText()
        for (name, family) in families.sorted(by: { $0.key < $1.key }) where !family.series.isEmpty {
            text.append(family, name: name, help: help[name])
        }
        for sample in process?.samples() ?? [] {
            text.append(sample)
        }
        return text.rendered
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions)
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return gauge(label, dimensions) }
        return histogram(MetricName.metric(label), dimensions, usualBounds: Self.sizeBounds)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(MetricName.metric(label, suffix: "_seconds"), dimensions, usualBounds: Self.durationBounds)
    }

    package func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> PrometheusCounter {
        let name = MetricName.metric(label, suffix: "_total")
        let found = series(name, .counter, dimensions) { .counter(PrometheusCounter()) }
        guard case .counter(let counter) = found else { preconditionFailure("A counter family holds counters.") }
        return counter
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
        let found = series(MetricName.metric(label), .gauge, dimensions) { .gauge(PrometheusGauge()) }
        guard case .gauge(let gauge) = found else { preconditionFailure("A gauge family holds gauges.") }
        return gauge
    }

    private func histogram(
        _ name: String, _ dimensions: [(String, String)], usualBounds: [Double]
    ) -> PrometheusHistogram {
        let bounds = bounds[name] ?? usualBounds
        let found = series(name, .histogram, dimensions) { .histogram(PrometheusHistogram(bounds: bounds)) }
        guard case .histogram(let histogram) = found else {
            preconditionFailure("A histogram family holds histograms.")
        }
        return histogram
    }

    private func series(
        _ name: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)],
        make: () -> MetricFamily.Series
    ) -> MetricFamily.Series {
        let labels = MetricLabels(dimensions)
        return families.withLock { families in
            let isTaken = families[name].map { $0.kind != kind } ?? false
            let name = isTaken ? "\(name)_\(kind.rawValue)" : name
            if let known = families[name]?.series[labels] { return known }
            let made = make()
            families[name, default: MetricFamily(kind: kind)].series[labels] = made
            return made
        }
    }

    private func forget(_ handler: AnyObject) {
        families.withLock { families in
            families = families.mapValues { family in
                MetricFamily(kind: family.kind, series: family.series.filter { !$0.value.isBacked(by: handler) })
            }
        }
    }
}
