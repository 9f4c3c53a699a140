import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/history.csv` with `q` as on the page: what has become of the licence's seats.
struct ExportLicenceHistory: Action {
    private static let list = ExportedList<JSONObject>(
        columns: [
            "time", "user_id", "user_name", "display_name", "former_state", "state", "reason", "source", "rule_id",
            "seat_number", "sequence",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let pool = try await context.licence(in: services).id
        let named = try await services.people(named: Query(request.uri.query).text("q"), in: context)
        // A file says nowhere that it is a part.
        if named?.isCut == true {
            throw Failure.invalidParameter("q", "it means more than \(NamedPeople.most) people; type more of the name")
        }
        return try await ExportFormat.csv.response(Self.list, named: "history") { [services] (before: Int64?) in
            let page = try await services.admin.licenses.history.page(
                of: context.tenant, poolID: pool, people: named?.ids, before: before,
                limit: ExportFormat.rowsAtOnce)
            let people = try await services.people(page.elements.map(\.change.userID), in: context)
            let rows = page.elements.map { recorded in
                let person = people[recorded.change.userID]
                var row = recorded.change.json
                row.append("user_name", .text(person?.userName))
                row.append("display_name", .text(person?.displayName))
                return row
            }
            return Page(elements: rows, next: page.next)
        }
    }
}
