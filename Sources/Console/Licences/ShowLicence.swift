import AdminAPI
import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}`: the seats, and who waits for one.
struct ShowLicence: Action {
    private static let pageSize = 25

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let pool = try await context.licence(in: services)
        let after = Query(request.uri.query).text("after")
        return try await page(
            of: pool, in: context, after: after.isEmpty ? nil : after, done: DoneMessage(request.uri.query))
    }

    func page(
        of pool: LicensePool, in context: ConsoleContext, after: String? = nil, form: LicenceFormView? = nil,
        preview: LicenceView.Preview? = nil, status: HTTPResponse.Status = .ok, done: DoneMessage? = nil
    ) async throws -> Response {
        guard let usage = try await services.admin.pools.usage(of: pool.id, of: context.tenant) else {
            throw LicensingError.poolNotFound(pool.id)
        }
        let line = try await services.admin.assignments.page(
            of: context.tenant, AssignmentFilter(poolID: pool.id, state: .waitlisted),
            after: after.flatMap(AssignmentCursor.init(text:)), limit: Self.pageSize)
        let people = try await services.admin.users.read(
            line.elements.map(\.userID), by: services.reader(context)
        ).map { try PersonLine($0) }
        let path = "/console/licences/\(pool.id.text)"
        let view = LicenceView(
            page: PageView(pool.name, at: .licences, in: context, done: done), path: path, product: pool.product,
            bar: SeatsView(pool, usage),
            line: line.elements.map { waiting in Self.waiting(waiting, people.first { $0.id == waiting.userID }) },
            hasLine: !line.elements.isEmpty,
            links: PageLinks(path, filters: [], after: after, next: line.next?.text),
            form: form ?? LicenceFormView(pool), preview: preview,
            holdersPath: PageLinks.link("/console/people", [("licence", "\(pool.id.text).assigned")]),
            gracePath: usage.inGrace == 0
                ? nil : PageLinks.link("/console/people", [("licence", "\(pool.id.text).grace")]),
            exportPath: "\(path)/seats.csv", tooMany: usage.overflow > 0 ? Grouped.text(usage.overflow) : nil)
        return .page(view, "licence", status: status)
    }

    private static func waiting(_ assignment: Assignment, _ person: PersonLine?) -> LicenceView.Waiting {
        LicenceView.Waiting(
            path: "/console/people/\(assignment.userID.text)",
            shownName: person.map { $0.displayName ?? $0.userName } ?? assignment.userID.text,
            place: assignment.waitlistPosition ?? 0, since: MomentView(assignment.since))
    }
}

extension ConsoleContext {
    /// The tenant's licence that the path names at `{pool}`.
    func licence(in services: ConsoleServices) async throws -> LicensePool {
        let id = try id("pool", of: "licence")
        guard let pool = try await services.admin.pools.find(id, of: tenant) else {
            throw LicensingError.poolNotFound(id)
        }
        return pool
    }
}
