import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/mail.csv` with the filters of the list.
struct ExportMail: Action {
    private static let list = ExportedList<Notifications.Notification>(
        columns: [
            "id", "type", "recipient", "state", "attempts", "reply", "delivery", "digest_id", "event_id", "contact_id",
            "user_id", "created_at", "updated_at", "sent_at",
        ], json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = MailSearch(query).filter
        try query.refuse("state", unless: filter.state)
        try query.refuse("type", unless: filter.type)
        let (log, tenant) = (services.admin.mail.log, context.tenant)
        return try await ExportFormat.csv.response(Self.list, named: "mail") { (last: UUID?) in
            try await log.page(of: tenant, filter, after: last, limit: ExportFormat.rowsAtOnce)
        }
    }
}
