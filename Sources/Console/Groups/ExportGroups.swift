import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `GET /console/groups.csv` with `q`: the groups that pass the filter of the list.
struct ExportGroups: Action {
    private static let list = ExportedList<JSONObject>(
        columns: ["id", "display_name", "configuration_id", "created_at", "updated_at"], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let text = Query(request.uri.query).text("q")
        return try await ExportFormat.csv.response(Self.list, named: "groups") { [services] (place: UUID?) in
            let page = try await services.groups(
                named: text, after: place, limit: ExportFormat.rowsAtOnce, in: context)
            return Page(elements: try page.resources.map(Self.row), next: page.next?.id)
        }
    }

    private static func row(_ group: StoredResource) throws -> JSONObject {
        [
            "id": .id(group.id), "display_name": .string(try group.groupName),
            "configuration_id": .id(group.configurationID), "created_at": .time(group.createdAt),
            "updated_at": .time(group.updatedAt),
        ]
    }
}
