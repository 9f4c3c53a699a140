import Directory
import FoundationEssentials
import JSON
import SCIM

// Resources of a tenant's own types have no references.

extension OwnResourceStore: ResourceStore {
    func read(
        _ id: UUID, showing references: MemberSelection, by provisioner: Provisioner
    ) async throws -> StoredResource {
        try await read(id, by: provisioner)
    }

    func replace(
        _ id: UUID, with body: JSONObject, if condition: VersionCondition, showing references: MemberSelection,
        by provisioner: Provisioner
    ) async throws -> WriteResult {
        try await replace(id, with: body, if: condition, by: provisioner)
    }

    func patch(
        _ id: UUID, _ request: PatchRequest, if condition: VersionCondition, showing references: MemberSelection,
        by provisioner: Provisioner
    ) async throws -> WriteResult {
        try await patch(id, request, if: condition, by: provisioner)
    }
}
