import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import JSON
import SCIM
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
        let reader = try await services.reader(context)
        var query = SearchQuery()
        query.includesReferences = false
        if !text.isEmpty {
            query.filter = try FilterParser.parse(
                "displayName sw \(JSONValue.string(text).serialized())",
                for: ResourceKind.group.schema(in: reader.registry)
            ).filter
        }
        query.page = PageRequest(count: Self.pageSize)
        query.paging = .cursor(after: after.map { ListPosition(key: nil, id: $0) })
        let page = try await services.admin.groups.search(query, by: reader)
        let configurations = try await services.configurations(of: context.tenant)
        let lines = try page.resources.map { group in
            GroupsView.Line(
                path: "/console/groups/\(group.id.text)",
                groupName: try group.attributes()["displayName"]?.stringValue ?? group.id.text,
                source: configurations.first { $0.id == group.configurationID }?.name ?? "a deleted configuration",
                updatedAt: MomentView(group.updatedAt))
        }
        let view = GroupsView(
            page: PageView("Groups", at: .groups, in: context),
            total: Grouped.text(try await services.admin.groups.total(of: context.tenant)), text: text, lines: lines,
            isEmpty: lines.isEmpty, isFiltered: !text.isEmpty,
            links: PageLinks("/console/groups", filters: [("q", text)], after: after?.text, next: page.next?.id.text))
        return .page(view, "groups")
    }
}
