import Directory
import FoundationEssentials
import JSON
import SCIM

/// What the actions ask of a tenant's users, groups and resources of its own types alike.
protocol ResourceStore: Sendable {
    func create(_ body: JSONObject, id: UUID?, by provisioner: Provisioner) async throws -> WriteResult
    func read(
        _ id: UUID, showing references: MemberSelection, by provisioner: Provisioner
    ) async throws -> StoredResource
    func replace(
        _ id: UUID, with body: JSONObject, if condition: VersionCondition, showing references: MemberSelection,
        by provisioner: Provisioner
    ) async throws -> WriteResult
    func patch(
        _ id: UUID, _ request: PatchRequest, if condition: VersionCondition, showing references: MemberSelection,
        by provisioner: Provisioner
    ) async throws -> WriteResult
    @discardableResult
    func delete(_ id: UUID, if condition: VersionCondition, by provisioner: Provisioner) async throws -> StoredResource
    /// The references behind the first page that a `.paged` read has shown.
    func references(
        of id: UUID, after last: UUID, by provisioner: Provisioner
    ) async throws -> (members: [Reference], hasMore: Bool)
    func search(_ query: SearchQuery, by provisioner: Provisioner) async throws -> ResourcePage
}

extension ResourceStore {
    /// Most resources show all of their references at once.
    func references(
        of id: UUID, after last: UUID, by provisioner: Provisioner
    ) async throws -> (members: [Reference], hasMore: Bool) {
        ([], false)
    }
}
