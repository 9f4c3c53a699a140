import Dispatch
import HTTPTypes
import Metrics
import Synchronization

/// How long requests took, by method, route template and status.
///
/// Timers are kept because making one costs a look-up in the metrics system; there are as many as the route tables
/// have lines, for a path that matches none is counted as `unmatched`.
package final class RequestMetrics: Sendable {
    /// What the metric means, by its Prometheus name.
    package static let help = [
        "http_server_request_duration_seconds":
            "How long requests took, refused and failed ones included, by method, route template and status."
    ]

    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private let timers = Mutex<[Key: Timer]>([:])

    func record(_ duration: Duration, route: String, method: HTTPRequest.Method, status: HTTPResponse.Status) {
        // A method that nobody knows is a text of the client's, and so must not name a series.
        let method = KnownMethods.all.contains(method) ? method.rawValue : "other"
        let key = Key(route: route, method: method, status: status.code)
        let timer = timers.withLock { timers in
            if let timer = timers[key] { return timer }
            let timer = Timer(
                label: "http_server_request_duration_seconds",
                dimensions: [
                    ("http_request_method", method), ("http_route", route),
                    ("http_response_status_code", String(status.code)),
                ])
            timers[key] = timer
            return timer
        }
        timer.recordNanoseconds(duration.nanoseconds)
    }
}
