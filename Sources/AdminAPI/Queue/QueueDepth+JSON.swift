package import JSON
package import Jobs

extension QueueDepth {
    /// The queue as the admin API shows it; counts stop at `QueueDepth.limit`.
    package var json: JSONObject {
        [
            "queue": .string(queue), "ready": .integer(ready), "scheduled": .integer(scheduled),
            "running": .integer(running), "discarded": .integer(discarded), "tenants": .integer(tenants),
            "oldest_ready_seconds": oldestReadySeconds.flatMap(JSONNumber.init).map(JSONValue.number) ?? .null,
            "per_minute": .object([
                "completed": perMinute(\.completed), "failed": perMinute(\.failed), "discarded": perMinute(\.discarded),
            ]),
        ]
    }

    private func perMinute(_ count: KeyPath<QueueMinute, Int>) -> JSONValue {
        JSONNumber(rate { $0[keyPath: count] }).map(JSONValue.number) ?? .null
    }
}
