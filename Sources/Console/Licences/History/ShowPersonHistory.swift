import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/people/{user}/seats`: the seats that a person got and gave up, the newest first; also of somebody who is gone.
struct ShowPersonHistory: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let id = try context.id("user", of: "person")
        let before = Int64(Query(request.uri.query).text("after"))
        let person = try await services.people([id], in: context)[id]
        let (changes, next) = try await services.seatHistory(
            of: id, before: before, limit: Self.pageSize, in: context)
        guard person != nil || !changes.isEmpty else { throw Failure.notFound("person") }
        let name = person?.shownName ?? id.text
        let path = "/console/people/\(id.text)"
        let view = HistoryView(
            page: PageView("Seats of \(name)", at: .people, in: context),
            backPath: person == nil ? "/console/people" : path, backLabel: person == nil ? "People" : name,
            heading: "Seat history", sub: "What \(name) got, waited for and gave up.", otherLabel: "Licence",
            changes: changes, hasChanges: !changes.isEmpty, emptySentence: "There was never a seat.",
            searchPath: nil, text: "", warning: nil, isFiltered: false, exportPath: "\(path)/seats.csv",
            links: PageLinks(
                "\(path)/seats", filters: [], after: before.map(String.init), next: next.map(String.init)))
        return .page(view, "history")
    }
}

extension ConsoleServices {
    /// A page of a person's history as lines.
    func seatHistory(
        of user: UUID, before: Int64? = nil, limit: Int, in context: ConsoleContext
    ) async throws -> (lines: [HistoryLine], next: Int64?) {
        let page = try await admin.licenses.history.page(
            of: context.tenant, userID: user, before: before, limit: limit)
        guard !page.elements.isEmpty else { return ([], nil) }
        let pools = try await pools(of: context.tenant)
        let names = try await seatNames(ofRules: page.elements.map(\.change.ruleID), in: context)
        let lines = page.elements.map { recorded in
            let pool = pools.first { $0.id == recorded.change.poolID }
            return HistoryLine(
                recorded.change, names, otherName: pool?.name ?? "a deleted licence",
                otherPath: pool.map { "/console/licences/\($0.id.text)" })
        }
        return (lines, page.next)
    }
}
