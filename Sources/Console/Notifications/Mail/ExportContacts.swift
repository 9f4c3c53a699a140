import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/contacts.csv` with `q`: who is told by mail, and how.
struct ExportContacts: Action {
    private static let list = ExportedList<MailContact>(
        columns: ["id", "address", "locale", "digest", "types", "state", "created_at", "updated_at"],
        json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let text = Query(request.uri.query).text("q")
        return try await ExportFormat.csv.response(Self.list, named: "contacts") { [services] (after: UUID?) in
            try await services.contacts(
                holding: text, after: after, limit: ExportFormat.rowsAtOnce, of: context.tenant)
        }
    }
}
