package import JSON
package import Jobs

extension WorkerRecord {
    /// The worker as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .integer(id), "host": .string(host), "pid": .integer(processID), "started_at": .time(startedAt),
            "seen_at": .time(seenAt), "alive": .bool(isAlive), "running": .integer(running),
        ]
    }
}
