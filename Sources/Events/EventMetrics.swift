import Metrics
import Synchronization

/// Counts what happens, by the type of event, and of licences by what became of a claim.
///
/// Counted when an event is appended: what a transaction that failed has appended is counted, too.
package final class EventMetrics: Sendable {
    /// What each metric means, by its Prometheus name.
    package static let help = [
        "events_appended_total": "Events appended to tenants' logs, by type.",
        "license_claims_total": "What became of people's claims on licences: assigned, waitlisted, released and so on.",
    ]

    private let counters = Mutex<[String: [Counter]]>([:])

    /// Every series is there from the start: what is counted for the first time has risen from 0 then, and an alert sees it.
    init() {
        for description in EventCatalogue.all { _ = counters(of: description.type.rawValue) }
    }

    func count(_ events: [NewEvent]) {
        for event in events {
            for counter in counters(of: event.type.rawValue) { counter.increment() }
        }
    }

    private func counters(of type: String) -> [Counter] {
        counters.withLock { counters in
            if let known = counters[type] { return known }
            var made = [Counter(label: "events_appended_total", dimensions: [("type", type)])]
            if type.hasPrefix("license.") {
                let result = String(type.dropFirst("license.".count))
                made.append(Counter(label: "license_claims_total", dimensions: [("result", result)]))
            }
            counters[type] = made
            return made
        }
    }
}
