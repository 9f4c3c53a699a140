import Events
import Hummingbird
import JSON
import Web

/// `GET /event-types`: every type of events with a sentence and the JSON Schema of its events.
struct ListEventTypes<Context: Sendable>: Action {
    func respond(to request: Request, in context: Context) async throws -> Response {
        .page(
            EventCatalogue.all.map { description in
                [
                    "type": .string(description.type.rawValue), "description": .string(description.summary),
                    "schema": .object(description.schema),
                ]
            }, next: nil)
    }
}
