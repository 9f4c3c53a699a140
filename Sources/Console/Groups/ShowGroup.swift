import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import JSON
import SCIM
import Tenancy
import Web

/// `GET /console/groups/{group}`: the group, and its members by pages; with `q`, those people of the name who are members.
struct ShowGroup: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let id = try context.id("group", of: "group")
        let group = try await read(id, context)
        let query = Query(request.uri.query)
        let (text, after) = (query.text("q"), query.id("after"))
        let reader = try await services.reader(context)
        let named = try await services.people(named: text, in: context)
        let (found, hasMore) = try await services.members(of: id, named, after: after, in: context)
        let members = named == nil ? Array(found.prefix(Self.pageSize)) : found
        let people = try await services.admin.users.read(
            members.filter { !$0.isGroup }.map(\.id), by: reader
        ).map { try PersonLine($0) }
        let next = hasMore || found.count > members.count ? members.last?.id.text : nil
        let configurations = try await services.configurations(of: context.tenant)
        let name = try group.groupName
        let view = GroupView(
            page: PageView(name, at: .groups, in: context), groupName: name,
            sourceName: configurations.first { $0.id == group.configurationID }?.name ?? "a deleted configuration",
            externalID: group.externalID, identifier: id.text, updatedAt: MomentView(group.updatedAt),
            members: members.map { member in Self.line(member, people.first { $0.id == member.id }) },
            hasMembers: !members.isEmpty, path: "/console/groups/\(id.text)", text: text, warning: named?.warning,
            isFiltered: named != nil,
            links: PageLinks("/console/groups/\(id.text)", filters: [("q", text)], after: after?.text, next: next),
            exportPath: PageLinks.link("/console/groups/\(id.text)/members.csv", [("q", text)]))
        return .page(view, "group")
    }

    /// As its configuration sees it.
    private func read(_ id: UUID, _ context: ConsoleContext) async throws -> StoredResource {
        do {
            let found = try await services.admin.groups.read(id, members: .none, by: services.reader(context))
            return try await services.admin.groups.read(
                id, members: .none, by: services.reader(context, as: found.configurationID))
        } catch let error as SCIMError where error.status == 404 {
            throw Failure.notFound("group")
        }
    }

    private static func line(_ member: Reference, _ person: PersonLine?) -> GroupView.Member {
        guard !member.isGroup else {
            return GroupView.Member(
                path: "/console/groups/\(member.id.text)", memberName: "Group \(member.id.text)", memberUserName: "",
                isActive: true, isPerson: false)
        }
        return GroupView.Member(
            path: "/console/people/\(member.id.text)",
            memberName: person.map { $0.displayName ?? $0.userName } ?? member.id.text,
            memberUserName: person?.userName ?? "", isActive: person?.isActive ?? true, isPerson: true)
    }
}
