package import JSON
package import Notifications

extension WebhookDelivery {
    /// The delivery as lists show it.
    package var json: JSONObject {
        [
            "id": .id(id), "endpoint_id": .id(endpointID), "event_id": .id(eventID),
            "sequence": sequence.map { .integer($0) } ?? .null, "type": .string(type), "state": .string(state.rawValue),
            "attempts": .integer(Int64(attempts)), "max_attempts": .integer(Int64(DeliverySchedule.attempts)),
            "next_at": .time(nextAt), "created_at": .time(createdAt), "finished_at": .time(finishedAt),
        ]
    }
}

extension WebhookAttempt {
    var json: JSONObject {
        [
            "id": .id(id), "manual": .bool(isManual), "started_at": .time(startedAt),
            "milliseconds": .integer(Int64(milliseconds)), "address": .text(address), "status": .integer(status),
            "error": .text(error), "request_headers": .object(requestHeaders),
            "response_headers": responseHeaders.map { .object($0) } ?? .null, "response_body": .text(responseBody),
        ]
    }
}
