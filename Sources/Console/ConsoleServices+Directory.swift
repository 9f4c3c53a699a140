import AdminAPI
import Directory
import FoundationEssentials
import JSON
import SCIM
import Tenancy

extension ConsoleServices {
    /// Somebody at the console reads as a configuration does that has named nothing, or as the one given, by whose names it goes.
    func reader(_ context: ConsoleContext, as configuration: UUID = .least) async throws -> Provisioner {
        try await admin.reader(of: context.tenant, requestID: context.requestID, as: configuration)
    }

    /// The tenant's SCIM configurations; a tenant has some, not thousands.
    func configurations(of tenant: Tenant) async throws -> [SCIMConfiguration] {
        try await admin.configurations.page(of: tenant, limit: 200).elements
    }

    /// Those of the people who are still there.
    func people(_ ids: some Sequence<UUID>, in context: ConsoleContext) async throws -> [UUID: PersonLine] {
        let wanted = Array(Set(ids))
        guard !wanted.isEmpty else { return [:] }
        let found = try await admin.users.read(wanted, by: reader(context)).map { try PersonLine($0) }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A page of the groups whose names begin with the text, of all for none.
    func groups(
        named text: String, after: UUID? = nil, limit: Int, in context: ConsoleContext
    ) async throws -> ResourcePage {
        let reader = try await reader(context)
        var query = SearchQuery()
        query.includesReferences = false
        if !text.isEmpty {
            query.filter = try FilterParser.parse(
                "displayName sw \(JSONValue.string(text).serialized())",
                for: ResourceKind.group.schema(in: reader.registry)
            ).filter
        }
        query.page = PageRequest(count: limit)
        query.paging = .cursor(after: after.map { ListPosition(key: nil, id: $0) })
        return try await admin.groups.search(query, by: reader)
    }

    /// What the group is called; nil when it is gone.
    func groupName(_ id: UUID, in context: ConsoleContext) async throws -> String? {
        do {
            return try await admin.groups.read(id, members: .none, by: reader(context)).groupName
        } catch let error as SCIMError where error.status == 404 {
            return nil
        }
    }
}

extension StoredResource {
    /// Of a group that has none, its id.
    var groupName: String {
        get throws { try attributes()["displayName"]?.stringValue ?? id.text }
    }
}

extension UUID {
    /// As paths and pages have it.
    var text: String { uuidString.lowercased() }
}
