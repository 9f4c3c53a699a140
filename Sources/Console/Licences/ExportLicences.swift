import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `GET /console/licences.csv` with `q`: the licences and how many of their seats are used.
struct ExportLicences: Action {
    private static let list = ExportedList<JSONObject>(
        columns: [
            "id", "name", "product", "seats", "held", "in_grace", "available", "waiting", "overflow", "created_at",
            "updated_at",
        ], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let text = Query(request.uri.query).text("q")
        let usages = try await services.admin.pools.usages(of: context.tenant)
        return try await ExportFormat.csv.response(Self.list, named: "licences") { [services] (after: UUID?) in
            let page = try await services.licences(
                holding: text, after: after, limit: ExportFormat.rowsAtOnce, of: context.tenant)
            return Page(elements: page.elements.map { Self.row($0, usages[$0.id]) }, next: page.next)
        }
    }

    private static func row(_ pool: LicensePool, _ usage: PoolUsage?) -> JSONObject {
        var row = pool.json
        row.append("held", .integer(usage?.held))
        row.append("in_grace", .integer(usage?.inGrace))
        row.append("available", .integer(usage?.available))
        row.append("waiting", .integer(usage?.waiting))
        row.append("overflow", .integer(usage?.overflow))
        return row
    }
}
