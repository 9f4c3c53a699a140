package import JSON
package import Jobs

extension JobRecord {
    /// The job as the admin API shows it. Payloads hold ids and no personal data.
    package var json: JSONObject {
        [
            "id": .integer(id), "state": .string(state.rawValue), "tenant_id": .string(tenantID),
            "queue": .string(queue), "kind": .string(kind), "priority": .integer(priority),
            "attempt": .integer(attempt), "max_attempts": .integer(maxAttempts), "unique_key": .text(uniqueKey),
            "worker_id": workerID.map(JSONValue.integer) ?? .null, "created_at": .time(createdAt),
            "run_at": .time(runAt), "claimed_at": .time(claimedAt), "finished_at": .time(finishedAt),
            "last_error": .text(lastError), "payload": (try? JSONParser.parse(payload)) ?? .null,
        ]
    }
}
