import AdminAPI
import Hummingbird
import JSON
import Tenancy
import Web

/// `GET /console/operator/schedules.csv`, `/pauses.csv`, `/workers.csv` and `/migrations.csv`.
struct ExportServiceList: Action {
    let list: ServiceList
    let services: ConsoleServices

    init(_ list: ServiceList, services: ConsoleServices) {
        (self.list, self.services) = (list, services)
    }

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let rows = try await list.rows(by: services)
        let exported = ExportedList<JSONObject>(columns: list.columns, json: { $0 })
        return try await ExportFormat.csv.response(exported, named: list.rawValue) { (_: Int?) in
            Page(elements: rows, next: nil)
        }
    }
}
