package import JSON
package import Jobs

extension JobPause {
    package var json: JSONObject {
        [
            "id": .integer(id), "queue": .text(queue), "kind": .text(kind), "tenant_id": .text(tenantID),
            "reason": .text(reason), "paused_at": .time(pausedAt),
        ]
    }
}
