import CoreMetrics
import Foundation
import Testing

@testable import Telemetry

@Suite struct PrometheusRegistryTests {
    private let registry = PrometheusRegistry(help: ["jobs_finished_total": "Jobs that ended.\nBy outcome."])

    private var lines: [Substring] { registry.exposition().split(separator: "\n") }

    @Test func countersEndInTotalAndCarryHelpAndType() {
        let counter = Counter(label: "jobs.finished", dimensions: [("outcome", "done")], factory: registry)
        counter.increment()
        counter.increment(by: 41)
        #expect(
            lines == [
                "# HELP jobs_finished_total Jobs that ended.\\nBy outcome.",
                "# TYPE jobs_finished_total counter",
                "jobs_finished_total{outcome=\"done\"} 42",
            ])
    }

    @Test func floatingPointCountersAddFractions() {
        let counter = FloatingPointCounter(label: "seconds_total", factory: registry)
        counter.increment(by: 0.25)
        counter.increment(by: 0.5)
        #expect(lines.contains("seconds_total 0.75"))
    }

    @Test func countersNeverShrink() {
        let counter = PrometheusCounter()
        counter.increment(by: 2.0)
        counter.increment(by: -1.0)
        counter.increment(by: .infinity)
        #expect(counter.value == 2)
    }

    @Test func metersGoUpAndDown() {
        let meter = Meter(label: "connections", factory: registry)
        meter.set(5)
        meter.increment(by: 2)
        meter.decrement(by: 4)
        #expect(lines.contains("# TYPE connections gauge"))
        #expect(lines.contains("connections 3"))
    }

    @Test func timersAreHistogramsInSeconds() {
        let timer = Timer(label: "job.duration", dimensions: [("kind", "a")], factory: registry)
        timer.recordMilliseconds(3)
        timer.recordSeconds(120)
        #expect(lines.contains("# TYPE job_duration_seconds histogram"))
        #expect(lines.contains("job_duration_seconds_bucket{kind=\"a\",le=\"0.0025\"} 0"))
        #expect(lines.contains("job_duration_seconds_bucket{kind=\"a\",le=\"0.005\"} 1"))
        #expect(lines.contains("job_duration_seconds_bucket{kind=\"a\",le=\"60\"} 1"))
        #expect(lines.contains("job_duration_seconds_bucket{kind=\"a\",le=\"+Inf\"} 2"))
        #expect(lines.contains("job_duration_seconds_sum{kind=\"a\"} 120.003"))
        #expect(lines.contains("job_duration_seconds_count{kind=\"a\"} 2"))
    }

    @Test func boundsAreInclusive() {
        let histogram = PrometheusHistogram(bounds: [1, 4])
        histogram.record(4.0)
        histogram.record(4.1)
        #expect(histogram.snapshot.counts == [0, 1, 1])
    }

    @Test func plainRecordersKeepTheLatestValue() {
        let gauge = Recorder(label: "size", aggregate: false, factory: registry)
        gauge.record(3)
        gauge.record(8)
        #expect(lines.contains("size 8"))
    }

    @Test func oneLabelSetIsOneSeries() {
        Counter(label: "hits", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "hits", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(lines.contains("hits_total{a=\"1\",b=\"2\"} 2"))
    }

    @Test func namesAndLabelsAreSanitised() {
        Counter(label: "9 http.requests-é", dimensions: [("http.route", "a\"b\\c\nd")], factory: registry).increment()
        #expect(lines.contains("_9_http_requests___total{http_route=\"a\\\"b\\\\c\\nd\"} 1"))
    }

    @Test func nameTakenByAnotherTypeGetsASuffix() {
        Meter(label: "depth", factory: registry).set(1)
        Recorder(label: "depth", factory: registry).record(2)
        #expect(lines.contains("depth 1"))
        #expect(lines.contains("depth_histogram_count 1"))
    }

    @Test func destroyedMetricsDisappear() {
        let counter = Counter(label: "gone", factory: registry)
        counter.increment()
        counter.destroy()
        #expect(registry.exposition().isEmpty)
    }

    @Test func nothingIsLostBetweenThreads() async {
        let counter = FloatingPointCounter(label: "n", factory: registry)
        let timer = Timer(label: "t", factory: registry)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<5_000 {
                        counter.increment()
                        timer.recordNanoseconds(1_000)
                    }
                }
            }
        }
        #expect(lines.contains("n_total 40000"))
        #expect(lines.contains("t_seconds_count 40000"))
    }

    @Test func processFiguresAreThere() throws {
        let text = PrometheusRegistry(process: ProcessMetrics()).exposition()
        for name in [
            "process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds",
            "process_cpu_seconds_total",
        ] {
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name + " ") })
            let value = try #require(Double(line.split(separator: " ")[1]))
            #expect(value > 0 || name == "process_cpu_seconds_total")
        }
        let start = try #require(text.split(separator: "\n").first { $0.hasPrefix("process_start_time_seconds ") })
        let age = Date().timeIntervalSince1970 - (Double(start.split(separator: " ")[1]) ?? 0)
        #expect(age > -2 && age < 86_400)
    }

    @Test func missingProcIsNoFailure() {
        #expect(
            PrometheusRegistry(process: ProcessMetrics(directory: "/nowhere")).exposition().contains("process_max_fds"))
    }
}
