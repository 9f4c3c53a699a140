import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/licences` with a part of a name or product in `q`, by pages.
struct ListLicences: Action {
    private static let pageSize = 50
    private static let path = "/console/licences"

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            in: context, text: query.text("q"), after: query.id("after"), done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, text: String = "", after: UUID? = nil, form: ConsoleForm? = nil,
        problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let page = try await services.licences(holding: text, after: after, limit: Self.pageSize, of: context.tenant)
        let usages = try await services.admin.pools.usages(of: context.tenant)
        let seats = page.elements.compactMap { pool in usages[pool.id].map { SeatsView(pool, $0) } }
        let filters = [("q", text)]
        let view = LicencesView(
            page: PageView("Licences", at: .licences, in: context, done: done), seats: seats, isEmpty: seats.isEmpty,
            text: text, isFiltered: !text.isEmpty, exportPath: PageLinks.link("\(Self.path).csv", filters),
            links: PageLinks(Self.path, filters: filters, after: after?.text, next: page.next?.text),
            decision: try await services.guardView(of: context.tenant), form: LicenceFormView(form, problem: problem))
        return .page(view, "licences", status: problem?.status ?? .ok)
    }
}
