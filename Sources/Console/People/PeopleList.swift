import AdminAPI
import Directory
import FoundationEssentials
import Licensing
import SCIM
import Tenancy

/// Reads the list of people page by page, from the directory or, for who has or waits for a seat, from the seats.
struct PeopleList: Sendable {
    /// Looks at the seats that one page may take when a filter leaves most of them out.
    private static let mostRounds = 8

    let services: ConsoleServices
    let context: ConsoleContext
    let filter: PeopleFilter

    /// Up to `limit` people after the place, and the place after them; nil on the last page.
    func page(after place: String?, limit: Int) async throws -> (people: [PersonLine], next: String?) {
        guard let pool = filter.pool else { return try await directoryPage(after: place, limit: limit) }
        // A name or being inactive leaves few people, whom the directory finds at once; a licence may have a million.
        guard filter.isSelective else { return try await seatsPage(of: pool, after: place, limit: limit) }
        return try await namedPage(in: pool, after: place, limit: limit)
    }

    private func directoryPage(
        after place: String?, limit: Int
    ) async throws -> (people: [PersonLine], next: String?) {
        let reader = try await services.reader(context)
        var query = SearchQuery()
        query.includesReferences = false
        query.provisionedBy = filter.source
        if let text = filter.scimFilter {
            query.filter = try FilterParser.parse(text, for: ResourceKind.user.schema(in: reader.registry)).filter
        }
        query.page = PageRequest(count: limit)
        query.paging = .cursor(
            after: place.flatMap { UUID(uuidString: $0) }.map { ListPosition(key: nil, id: $0) })
        let page = try await services.admin.users.search(query, by: reader)
        return (try page.resources.map { try PersonLine($0) }, page.next?.id.text)
    }

    /// Of those whom the directory finds, who stands in the pool.
    private func namedPage(
        in pool: UUID, after place: String?, limit: Int
    ) async throws -> (people: [PersonLine], next: String?) {
        var (place, people) = (place, [PersonLine]())
        for _ in 0..<Self.mostRounds {
            let (found, next) = try await directoryPage(after: place, limit: limit - people.count)
            let standing = try await services.admin.assignments.standing(of: found.map(\.id), in: context.tenant)
            people += found.filter { person in
                standing[person.id]?.contains { $0.poolID == pool && $0.state == filter.seat } == true
            }
            place = next
            if place == nil || people.count >= limit { break }
        }
        return (people, place)
    }

    private func seatsPage(
        of pool: UUID, after place: String?, limit: Int
    ) async throws -> (people: [PersonLine], next: String?) {
        let reader = try await services.reader(context)
        var cursor = place.flatMap(AssignmentCursor.init(text:))
        var people: [PersonLine] = []
        for _ in 0..<Self.mostRounds {
            let page = try await services.admin.assignments.page(
                of: context.tenant, AssignmentFilter(poolID: pool, state: filter.seat), after: cursor,
                limit: limit - people.count)
            people += try await services.admin.users.read(page.elements.map(\.userID), by: reader)
                .map { try PersonLine($0) }.filter(filter.passes)
            cursor = page.next
            if cursor == nil || people.count >= limit { break }
        }
        return (people, cursor?.text)
    }
}

extension AssignmentCursor {
    /// As it stands in a URL.
    var text: String { "\(poolID.text)_\(userID.text)_\(claimedSequence)" }

    /// Nil for what is none.
    init?(text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 3, let pool = UUID(uuidString: String(parts[0])),
            let user = UUID(uuidString: String(parts[1])), let sequence = Int64(parts[2])
        else { return nil }
        self.init(poolID: pool, userID: user, claimedSequence: sequence)
    }
}
