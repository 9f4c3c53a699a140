import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /console/groups` with the beginning of a name in `q`, by pages.
struct ListGroups: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let asked = Query(request.uri.query)
        let text = asked.text("q")
        let after = asked.id("after")
        let page = try await services.groups(named: text, after: after, limit: Self.pageSize, in: context)
        let configurations = try await services.configurations(of: context.tenant)
        let lines = try page.resources.map { group in
            GroupsView.Line(
                path: "/console/groups/\(group.id.text)",
                groupName: try group.groupName,
                source: configurations.first { $0.id == group.configurationID }?.name ?? "a deleted configuration",
                updatedAt: MomentView(group.updatedAt))
        }
        let view = GroupsView(
            page: PageView("Groups", at: .groups, in: context),
            total: Grouped.text(try await services.admin.groups.total(of: context.tenant)), text: text, lines: lines,
            isEmpty: lines.isEmpty, isFiltered: !text.isEmpty,
            links: PageLinks("/console/groups", filters: [("q", text)], after: after?.text, next: page.next?.id.text),
            exportPath: PageLinks.link("/console/groups.csv", [("q", text)]))
        return .page(view, "groups")
    }
}
