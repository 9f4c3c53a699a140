import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/scim.csv` with `q`: the SCIM configurations, without their credentials.
struct ExportConfigurations: Action {
    private static let list = ExportedList<SCIMConfiguration>(
        columns: [
            "id", "name", "idp", "state", "auto_assign", "strict", "allow_duplicate_group_names", "welcome_email",
            "created_at", "updated_at",
        ], json: { $0.json(scimBaseURL: nil) })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let text = Query(request.uri.query).text("q")
        return try await ExportFormat.csv.response(Self.list, named: "scim-configurations") {
            [services] (after: UUID?) in
            try await services.configurations(
                holding: text, after: after, limit: ExportFormat.rowsAtOnce, of: context.tenant)
        }
    }
}
