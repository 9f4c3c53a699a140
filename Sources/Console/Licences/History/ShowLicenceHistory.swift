import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/history` with the people of `q`: who got, waited for and gave up its seats, the newest first.
struct ShowLicenceHistory: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let pool = try await context.licence(in: services)
        let query = Query(request.uri.query)
        let (text, before) = (query.text("q"), Int64(query.text("after")))
        let named = try await services.people(named: text, in: context)
        let page = try await services.admin.licenses.history.page(
            of: context.tenant, poolID: pool.id, people: named?.ids, before: before, limit: Self.pageSize)
        let people = try await services.people(page.elements.map(\.change.userID), in: context)
        let names = try await services.seatNames(ofRules: page.elements.map(\.change.ruleID), in: context)
        let path = "/console/licences/\(pool.id.text)"
        let filters = [("q", text)]
        let view = HistoryView(
            page: PageView("History of \(pool.name)", at: .licences, in: context), backPath: path,
            backLabel: pool.name, heading: "History", sub: "What has become of the seats of \(pool.name).",
            otherLabel: "Person",
            changes: page.elements.map { recorded in
                let person = people[recorded.change.userID]
                return HistoryLine(
                    recorded.change, names,
                    otherName: person?.shownName ?? recorded.change.userID.text,
                    otherPath: person.map { "/console/people/\($0.id.text)" })
            },
            hasChanges: !page.elements.isEmpty, emptySentence: "Nobody has had a seat, or waited for one.",
            searchPath: "\(path)/history", text: text, warning: named?.warning, isFiltered: named != nil,
            exportPath: PageLinks.link("\(path)/history.csv", filters),
            links: PageLinks(
                "\(path)/history", filters: filters, after: before.map(String.init), next: page.next.map(String.init)))
        return .page(view, "history")
    }
}
