import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/people.csv`: everybody who passes the filters of the list, as a stream of which a page is in memory at a time.
struct ExportPeople: Action {
    private static let list = ExportedList<JSONObject>(
        columns: [
            "id", "user_name", "display_name", "email", "title", "active", "configuration_id", "licences",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let list = PeopleList(
            services: services, context: context, filter: PeopleFilter(Query(request.uri.query)))
        let names = Dictionary(
            try await services.pools(of: context.tenant).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        return try await ExportFormat.csv.response(Self.list, named: "people") { [services] (place: String?) in
            let (people, next) = try await list.page(after: place, limit: ExportFormat.rowsAtOnce)
            let standing = try await services.admin.assignments.standing(of: people.map(\.id), in: context.tenant)
            let rows = people.map { person in
                let seats = (standing[person.id] ?? []).map { "\(names[$0.poolID] ?? "?") (\($0.state.rawValue))" }
                return Self.row(person, seats.joined(separator: "; "))
            }
            return Page(elements: rows, next: next)
        }
    }

    private static func row(_ person: PersonLine, _ seats: String) -> JSONObject {
        [
            "id": .id(person.id), "user_name": .string(person.userName), "display_name": .text(person.displayName),
            "email": .text(person.address), "title": .text(person.title), "active": .bool(person.isActive),
            "configuration_id": .id(person.configurationID), "licences": .string(seats),
        ]
    }
}
