import Metrics
import Outbound

/// How attempts to deliver webhooks ended.
package struct WebhookMetrics: Sendable {
    /// What each metric means, by its Prometheus name.
    package static let help = [
        "webhook_attempts_total":
            "Attempts to deliver to webhook endpoints, by outcome (delivered, refused, timeout, unreachable, cancelled).",
        "webhook_attempt_duration_seconds": "How long attempts to deliver to webhook endpoints took.",
    ]

    func record(_ exchange: OutboundExchange) {
        Counter(label: "webhook_attempts_total", dimensions: [("outcome", Self.outcome(of: exchange.result))])
            .increment()
        let (seconds, attoseconds) = exchange.duration.components
        Timer(label: "webhook_attempt_duration_seconds")
            .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    static func outcome(of result: Result<OutboundAnswer, OutboundFailure>) -> String {
        switch result {
        case .success(let answer): (200..<300).contains(answer.status) ? "delivered" : "refused"
        case .failure(.timedOut): "timeout"
        case .failure(.cancelled): "cancelled"
        case .failure: "unreachable"
        }
    }
}
