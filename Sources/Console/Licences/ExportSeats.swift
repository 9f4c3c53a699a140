import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/seats.csv`: who has a seat of the licence, and behind them who waits for one.
struct ExportSeats: Action {
    private static let list = ExportedList<JSONObject>(
        columns: [
            "user_id", "user_name", "display_name", "email", "active", "state", "seat_number", "waitlist_position",
            "source", "reason", "since", "due_at",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let pool = try await context.licence(in: services)
        return try await ExportFormat.csv.response(Self.list, named: "seats") { [services] (place: SeatsPlace?) in
            let place = place ?? SeatsPlace(state: .assigned)
            let page = try await services.admin.assignments.page(
                of: context.tenant, AssignmentFilter(poolID: pool.id, state: place.state), after: place.cursor,
                limit: ExportFormat.rowsAtOnce)
            let people = try await services.people(page.elements.map(\.userID), in: context)
            return Page(
                elements: page.elements.map { Self.row($0, people[$0.userID]) },
                next: page.next.map { SeatsPlace(state: place.state, cursor: $0) } ?? place.following)
        }
    }

    private static func row(_ assignment: Assignment, _ person: PersonLine?) -> JSONObject {
        [
            "user_id": .id(assignment.userID), "user_name": .text(person?.userName),
            "display_name": .text(person?.displayName), "email": .text(person?.address),
            "active": person.map { .bool($0.isActive) } ?? .null, "state": .string(assignment.state.rawValue),
            "seat_number": .integer(assignment.seatNumber), "waitlist_position": .integer(assignment.waitlistPosition),
            "source": .string(assignment.source.rawValue), "reason": .string(assignment.reason.rawValue),
            "since": .time(assignment.since), "due_at": .time(assignment.dueAt),
        ]
    }
}
