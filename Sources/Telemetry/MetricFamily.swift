import CoreMetrics

/// All time series of one name.
struct MetricFamily: Sendable {
    enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    enum Series: Sendable {
        case counter(PrometheusCounter)
        case gauge(PrometheusGauge)
        case histogram(PrometheusHistogram)
    }

    let kind: Kind
    var series: [MetricLabels: Series] = [:]
}

extension MetricFamily.Series {
    func isBacked(by handler: AnyObject) -> Bool {
        switch self {
        case .counter(let counter): counter === handler
        case .gauge(let gauge): gauge === handler
        case .histogram(let histogram): histogram === handler
        }
    }
}
