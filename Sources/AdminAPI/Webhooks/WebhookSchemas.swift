import JSON
import Notifications

extension AdminSchemas {
    static let webhooks: [Named] = [
        ("WebhookEndpoint", endpoint.answer),
        ("WebhookEndpointWithSecret", (endpoint + [.text("secret").said("Signs what is sent.")]).answer),
        ("Delivery", delivery.answer),
        (
            "DeliveryWithAttempts",
            (delivery + [.text("payload"), .list("log", of: attempt.answer.objectValue ?? [:])]).answer
        ),
    ]

    private static let endpoint: [SchemaMember] = [
        .id("id"), .text("url").nullable.said("Null where the receiver polls."), .text("description"),
        .texts("event_types"), .word("format", WebhookFormat.self), .boolean("ordered"), .integer("max_concurrency"),
        .integer("max_rate").nullable.said("Attempts a second; null without a limit."),
        .texts("headers").said("Their names; values are not shown."), .boolean("enabled"),
        .word("disabled_reason", Notifications.WebhookEndpoint.DisabledReason.self).nullable,
        .time("disabled_at").nullable, .time("failing_since").nullable, .integer("failures"),
        .time("previous_secret_until").nullable, .integer("since_sequence"), .integer("version"), .time("created_at"),
        .time("updated_at"),
    ]

    private static let delivery: [SchemaMember] = [
        .id("id"), .id("endpoint_id"), .id("event_id"), .integer("sequence").nullable, .text("type"),
        .word("state", WebhookDelivery.State.self), .integer("attempts"), .integer("max_attempts"),
        .time("next_at").nullable, .time("created_at"), .time("finished_at").nullable,
    ]

    private static let attempt: [SchemaMember] = [
        .id("id"), .boolean("manual"), .time("started_at"), .integer("milliseconds"), .text("address").nullable,
        .integer("status").nullable, .text("error").nullable, .map("request_headers"),
        SchemaMember.map("response_headers").nullable, .text("response_body").nullable,
    ]

    private static let settings: [SchemaMember] = [
        .text("description", 0...WebhookSettings.longestDescription).optional,
        .texts("event_types", 1...WebhookSettings.mostPatterns).optional.said("Such as user.created, user.* or *."),
        .boolean("ordered").optional, .integer("max_concurrency", WebhookSettings.allowedConcurrency).optional,
        SchemaMember.map("headers", to: ["type": "string"]).optional,
    ]

    static let newEndpoint: JSONValue = {
        let members: [SchemaMember] = [
            .text("url").optional.said("Left out where security event tokens are polled for."),
            .word("format", WebhookFormat.self).optional,
            .integer("max_rate", WebhookSettings.allowedRate).optional,
        ]
        return (members + settings).body
    }()

    static let endpointChange: JSONValue = {
        let members: [SchemaMember] = [
            .text("url").optional,
            .integer("max_rate", 0...WebhookSettings.allowedRate.upperBound).optional.said("0 lifts the limit."),
            .boolean("enabled").optional,
        ]
        return (members + settings).body
    }()

    static let rotation: JSONValue = [
        SchemaMember.integer("overlap_hours", WebhookEndpointStore.allowedOverlap).optional
            .said("For how long the old secret signs too.")
    ].body

    static let recovery: JSONValue = {
        let members: [SchemaMember] = [.time("since"), .time("until").optional]
        return members.body
    }()

    static let replay: JSONValue = {
        let members: [SchemaMember] = [.time("since"), .texts("types").optional]
        return members.body
    }()

    static let replayed: JSONValue = {
        let members: [SchemaMember] = [.integer("after_sequence"), .integer("through_sequence")]
        return members.answer
    }()
}
