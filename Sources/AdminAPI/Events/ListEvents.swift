import Events
import Hummingbird
import JSON
import Web

/// `GET /tenants/{tenant}/events`: the log in its order, after the sequence in `after` or after a cursor; 410 when events
/// behind it are no longer kept.
struct ListEvents: Action {
    static let limits = 1...1000
    static let usualLimit = 100
    private static let cursor = ListCursor("events")

    let events: EventLog

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.cursor, limits: Self.limits, usualLimit: Self.usualLimit)
        let page: [Event]
        do {
            page = try await events.page(of: context.tenant, after: try start(of: list), limit: list.limit)
        } catch let forgotten as EventsForgotten {
            throw Failure.eventsForgotten(forgotten.last)
        }
        // A full page may have a next one; a reader that follows the log goes on with `after`.
        let next = page.count == list.limit ? page.last.map { Self.cursor.text(for: String($0.sequence)) } : nil
        return .bytes(serialized(page, next: next), mediaType: "application/json")
    }

    private func start(of list: ListRequest) throws(Failure) -> Int64 {
        let after = try list.query.integer("after")
        guard let key = list.after else { return Int64(after ?? 0) }
        guard after == nil else { throw .invalidParameter("after", "given together with cursor") }
        guard let sequence = Int64(key) else { throw Self.cursor.invalid }
        return sequence
    }

    /// The stored texts are spliced in as they are.
    private func serialized(_ page: [Event], next: String?) -> [UInt8] {
        var writer = JSONWriter(capacity: 64 + page.count * 512)
        writer.append("{\"data\":[")
        for (index, event) in page.enumerated() {
            if index > 0 { writer.append(",") }
            event.write(to: &writer)
        }
        writer.append("],\"next_cursor\":")
        writer.write(JSONValue.text(next))
        writer.append("}")
        return writer.bytes
    }
}

extension Failure {
    static func eventsForgotten(_ last: Int64) -> Failure {
        Failure(
            .gone, code: "events_forgotten",
            detail:
                "Events as far as sequence \(last) are no longer kept. Read the present state, then go on after \(last)."
        )
    }
}
