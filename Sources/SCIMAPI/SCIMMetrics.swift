import HTTPTypes
import Hummingbird
import Metrics
import Provisioning
import Synchronization
import Tenancy
import Web

/// Counts the requests of the SCIM surface by operation and outcome.
package final class SCIMMetrics: Sendable {
    /// What each metric means, by its Prometheus name.
    package static let help = [
        "scim_requests_total":
            "SCIM requests by operation and outcome (success, client_error, unauthorized, throttled, server_error).",
        "scim_request_duration_seconds": "How long SCIM requests took, by operation.",
        "scim_auth_failures_total":
            "SCIM requests that were answered 401, by reason; missing is one without a bearer token.",
    ].merging(PatchMetrics.help) { own, _ in own }

    private struct Key: Hashable {
        let operation: SCIMOperation
        let outcome: String
    }

    private let series = Mutex<[Key: (Counter, Timer)]>([:])

    private let refusals: [String: Counter]

    /// The series of refusals count from 0, so that an alert sees the first of each.
    package init() {
        PatchMetrics.begin()
        let reasons = [Self.missing] + CredentialRefusal.allCases.map(\.rawValue)
        refusals = Dictionary(
            uniqueKeysWithValues: reasons.map {
                ($0, Counter(label: "scim_auth_failures_total", dimensions: [("reason", $0)]))
            })
    }

    private static let missing = "missing"

    func record(_ answered: AnsweredRequest) {
        let operation = SCIMOperation(answered.request.method, answered.template ?? "")
        record(operation, answered.status, took: answered.duration)
        guard answered.status == 401 else { return }
        // Whoever asks is told nothing of the reason.
        refusals[answered.context.notes.provisioning.refusal?.rawValue ?? Self.missing]?.increment()
    }

    private func record(_ operation: SCIMOperation, _ status: Int, took duration: Duration) {
        let key = Key(operation: operation, outcome: Self.outcome(of: status))
        let (counter, timer) = series.withLock { series in
            if let known = series[key] { return known }
            let name = operation.rawValue
            let made = (
                Counter(label: "scim_requests_total", dimensions: [("operation", name), ("outcome", key.outcome)]),
                Timer(label: "scim_request_duration_seconds", dimensions: [("operation", name)])
            )
            series[key] = made
            return made
        }
        counter.increment()
        let (seconds, attoseconds) = duration.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    static func outcome(of status: Int) -> String {
        switch status {
        case ..<400: "success"
        case 401, 403: "unauthorized"
        case 429: "throttled"
        case ..<500: "client_error"
        default: "server_error"
        }
    }
}
