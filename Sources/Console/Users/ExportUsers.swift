import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/users.csv` with the filters of the list, for owners.
struct ExportUsers: Action {
    private static let list = ExportedList<ConsoleUser>(
        columns: ["id", "address", "name", "role", "created_at", "disabled_at"], json: { $0.json })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.user.role.mayManageUsers else { throw Failure.ownersOnly }
        let query = Query(request.uri.query)
        let search = UserSearch(query)
        try query.refuse("role", unless: search.role)
        let (users, tenant) = (services.admin.consoleUsers, context.tenant.id)
        return try await ExportFormat.csv.response(Self.list, named: "users") { (after: UUID?) in
            try await users.page(
                of: tenant, role: search.role, holding: search.text.isEmpty ? nil : search.text, after: after,
                limit: ExportFormat.rowsAtOnce)
        }
    }
}
