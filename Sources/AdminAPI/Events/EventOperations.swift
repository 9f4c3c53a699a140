import HTTPTypes
import JSON
import Web

extension AdminOperations {
    static let events: [AdminOperation] = [
        .whole("/event-types", "listEventTypes", types, of: "EventType"),
        .whole("/tenants/{tenant}/event-types", "listTenantEventTypes", types, of: "EventType"),
        AdminOperation(
            .get, "/tenants/{tenant}/events", "listEvents", "The tenant's event log, in its order.",
            parameters: [
                DescribedParameter(
                    "limit", in: .query, "The most events on the page.",
                    DescribedParameter.limit(ListEvents.limits, usually: ListEvents.usualLimit)),
                .cursor,
                DescribedParameter(
                    "after", in: .query, "Events after this sequence; not with cursor.", .object(.integer(in: nil))),
            ], answers: [.page(of: "Event")], refusals: [.eventsForgotten(0)]),
    ]

    private static let types = "Every type of events, with the JSON Schema of its events."
}
