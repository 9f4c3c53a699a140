import AdminAPI
import FoundationEssentials
import Hummingbird
import Provisioning
import Tenancy
import Web

/// `GET /console/provisioning-log/live` with `from` and the filters of the list: the lines that have come since, the newest first,
/// as a piece of a page, and where to read on.
struct FollowEntries: Action {
    private static let linesAtOnce = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = ProvisioningFilter(console: query)
        let log = services.admin.provisioning
        guard let from = query.id("from") else { throw Failure.notFound("place in the log") }
        let page = try await log.following(of: context.tenant, filter, after: from, limit: Self.linesAtOnce)
        let configurations = try await services.configurations(of: context.tenant)
        let view = LiveEntriesView(
            lines: page.elements.reversed().map { EntryLine($0, configurations) },
            livePath: Self.path(filter, from: page.next), hasMore: page.elements.count == Self.linesAtOnce)
        return .page(view, "entries-live")
    }

    static func path(_ filter: ProvisioningFilter, from place: UUID) -> String {
        PageLinks.link("/console/provisioning-log/live", filter.parameters + [("from", place.text)])
    }
}
