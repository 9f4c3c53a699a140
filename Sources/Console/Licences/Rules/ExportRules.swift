import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/rules.csv` with `whom`: by which rules people get seats of the licence.
struct ExportRules: Action {
    private static let list = ExportedList<JSONObject>(
        columns: ["id", "kind", "subject_id", "name", "priority", "created_at", "updated_at"], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let pool = try await context.licence(in: services)
        let configurations = try await services.configurations(of: context.tenant)
        let found = try await services.rules(
            of: pool, about: Query(request.uri.query).text("whom"), configurations, in: context)
        let rows = found.rules.map { rule in
            var row = rule.json
            row.append("name", .string(found.names.name(of: rule.subject)))
            return row
        }
        return try await ExportFormat.csv.response(Self.list, named: "rules") { (_: Int?) in
            Page(elements: rows, next: nil)
        }
    }
}
