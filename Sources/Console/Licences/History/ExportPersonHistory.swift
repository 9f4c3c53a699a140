import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/people/{user}/seats.csv`: the seats that a person got and gave up, also of somebody who is gone.
struct ExportPersonHistory: Action {
    private static let list = ExportedList<JSONObject>(
        columns: [
            "time", "pool_id", "licence", "former_state", "state", "reason", "source", "rule_id", "seat_number",
            "sequence",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let user = try context.id("user", of: "person")
        let history = services.admin.licenses.history
        if try await services.people([user], in: context).isEmpty {
            let changes = try await history.page(of: context.tenant, userID: user, limit: 1)
            guard !changes.elements.isEmpty else { throw Failure.notFound("person") }
        }
        let names = Dictionary(
            try await services.pools(of: context.tenant).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        return try await ExportFormat.csv.response(Self.list, named: "seats") { (before: Int64?) in
            let page = try await history.page(
                of: context.tenant, userID: user, before: before, limit: ExportFormat.rowsAtOnce)
            let rows = page.elements.map { recorded in
                var row = recorded.change.json
                row.append("licence", .text(names[recorded.change.poolID]))
                return row
            }
            return Page(elements: rows, next: page.next)
        }
    }
}
