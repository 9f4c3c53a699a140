import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// `GET /console/groups/{group}/members.csv` with `q` as on the page: the direct members of a group.
struct ExportMembers: Action {
    private static let list = ExportedList<JSONObject>(
        columns: ["id", "kind", "user_name", "display_name", "email", "active"], json: { $0 })

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let group = try context.id("group", of: "group")
        guard try await services.groupName(group, in: context) != nil else { throw Failure.notFound("group") }
        let named = try await services.people(named: Query(request.uri.query).text("q"), in: context)
        // A file says nowhere that it is a part.
        if named?.isCut == true {
            throw Failure.invalidParameter("q", "it means more than \(NamedPeople.most) people; type more of the name")
        }
        return try await ExportFormat.csv.response(Self.list, named: "members") { [services] (place: UUID?) in
            let (members, hasMore) = try await services.members(
                of: group, named, after: place, in: context)
            let people = try await services.people(members.filter { !$0.isGroup }.map(\.id), in: context)
            return Page(
                elements: members.map { Self.row($0, people[$0.id]) }, next: hasMore ? members.last?.id : nil)
        }
    }

    private static func row(_ member: Reference, _ person: PersonLine?) -> JSONObject {
        [
            "id": .id(member.id), "kind": .string(member.isGroup ? "group" : "person"),
            "user_name": .text(person?.userName), "display_name": .text(person?.displayName),
            "email": .text(person?.address), "active": person.map { .bool($0.isActive) } ?? .null,
        ]
    }
}
