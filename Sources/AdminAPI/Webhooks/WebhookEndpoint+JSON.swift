import HTTPTypes
import Hummingbird
package import JSON
package import Notifications
import Web

extension WebhookEndpoint {
    /// What `If-Match` and `ETag` carry.
    var entityTag: String { "W/\"\(version)\"" }

    /// The endpoint as the admin API shows it; of its headers only the names, for their values are secrets often enough.
    package var json: JSONObject {
        [
            "id": .id(id), "url": .text(settings.isPolled ? nil : settings.url),
            "description": .string(settings.description),
            "event_types": .array(settings.eventTypes.map(JSONValue.string)),
            "format": .string(settings.format.rawValue), "ordered": .bool(settings.isOrdered),
            "max_concurrency": .integer(Int64(settings.maxConcurrency)), "max_rate": .integer(settings.maxRate),
            "headers": .array(settings.headers.map { .string($0.name) }), "enabled": .bool(state == .enabled),
            "disabled_reason": .text(disabledReason?.rawValue), "disabled_at": .time(disabledAt),
            "failing_since": .time(health.failingSince), "failures": .integer(Int64(health.failures)),
            "previous_secret_until": .time(previousSecretUntil), "since_sequence": .integer(sinceSequence),
            "version": .integer(version), "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }

    /// The endpoint as an answer; `secret` only when it was made this moment.
    func response(
        secret: WebhookSecret? = nil, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.eTag] = entityTag
        var json = json
        if let secret { json.append("secret", .string(secret.text)) }
        return .json(json, status: status, headers: headers)
    }
}
