import AdminAPI
import HTTPTypes
import Hummingbird
import Licensing
import NIOCore
import Web

/// `GET /console/people.csv`: everybody who passes the filters of the list, as a stream of which a page is in memory at a time.
struct ExportPeople: Action {
    private static let columns = [
        "id", "user_name", "display_name", "email", "title", "active", "configuration_id", "licences",
    ]
    private static let rowsAtOnce = 500

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let list = PeopleList(
            services: services, context: context, filter: PeopleFilter(Query(request.uri.query)))
        let names = Dictionary(
            try await services.pools(of: context.tenant).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        let body = ResponseBody { [services] writer in
            try await writer.write(ByteBuffer(string: CSVLine.text(Self.columns)))
            var place: String?
            repeat {
                let (people, next) = try await list.page(after: place, limit: Self.rowsAtOnce)
                let standing = try await services.admin.assignments.standing(
                    of: people.map(\.id), in: context.tenant)
                let lines = people.map { person in
                    let seats = (standing[person.id] ?? []).map { "\(names[$0.poolID] ?? "?") (\($0.state.rawValue))" }
                    return Self.line(person, seats.joined(separator: "; "))
                }
                if !lines.isEmpty { try await writer.write(ByteBuffer(string: lines.joined())) }
                place = next
            } while place != nil
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"people.csv\"",
            ], body: body)
    }

    private static func line(_ person: PersonLine, _ seats: String) -> String {
        CSVLine.text([
            person.id.text, person.userName, person.displayName ?? "", person.address ?? "", person.title ?? "",
            String(person.isActive), person.configurationID.text, seats,
        ])
    }
}
