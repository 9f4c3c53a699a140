import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/suppressions.csv` with `bounced`: the addresses that bounce, and what was said of them.
struct ExportSuppressions: Action {
    private static let list = ExportedList<MailSuppression>(
        columns: ["id", "address", "reply", "since"], json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let address = Query(request.uri.query).text("bounced")
        return try await ExportFormat.csv.response(Self.list, named: "suppressions") { [services] (after: UUID?) in
            try await services.suppressions(
                of: address, after: after, limit: ExportFormat.rowsAtOnce, of: context.tenant)
        }
    }
}
