/// Writes the text format 0.0.4 of Prometheus.
package struct PrometheusText: Sendable {
    /// The media type under which the text is served.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    package private(set) var rendered = ""

    package init() {}

    mutating func append(_ family: MetricFamily, name: String, help: String?) {
        header(name, type: family.kind.rawValue, help: help)
        for (labels, series) in family.series.sorted(by: { $0.key.rendered < $1.key.rendered }) {
            switch series {
            case .counter(let counter): line(name, labels.rendered, counter.value)
            case .gauge(let gauge): line(name, labels.rendered, gauge.value)
            case .histogram(let histogram): append(histogram, name: name, labels: labels)
            }
        }
    }

    mutating func append(_ sample: ProcessMetrics.Sample) {
        header(sample.name, type: sample.kind.rawValue, help: sample.help)
        line(sample.name, "", sample.value)
    }

    private mutating func append(_ histogram: PrometheusHistogram, name: String, labels: MetricLabels) {
        let snapshot = histogram.snapshot
        var cumulative: UInt64 = 0
        for (bound, count) in zip(histogram.bounds, snapshot.counts) {
            cumulative += count
            line(name + "_bucket", labels.rendered(adding: "le", Self.number(bound)), Double(cumulative))
        }
        let total = snapshot.counts.reduce(0, +)
        line(name + "_bucket", labels.rendered(adding: "le", "+Inf"), Double(total))
        line(name + "_sum", labels.rendered, snapshot.sum)
        line(name + "_count", labels.rendered, Double(total))
    }

    private mutating func header(_ name: String, type: String, help: String?) {
        rendered += "# HELP \(name) \(Self.escaped(help ?? Self.plainHelp(name)))\n# TYPE \(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ labels: String, _ value: Double) {
        rendered += "\(name)\(labels) \(Self.number(value))\n"
    }

    /// The name in words, for a metric that nobody has described: scrapers warn about one without help.
    private static func plainHelp(_ name: String) -> String {
        name.split(separator: "_").joined(separator: " ").capitalizedFirst + "."
    }

    private static func escaped(_ help: String) -> String {
        help.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }

    /// Whole numbers without a fraction; infinities and NaN as Prometheus spells them.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension String {
    fileprivate var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
