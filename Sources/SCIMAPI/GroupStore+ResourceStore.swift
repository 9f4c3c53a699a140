import Directory
import FoundationEssentials

extension GroupStore: ResourceStore {
    func read(
        _ id: UUID, showing references: MemberSelection, by provisioner: Provisioner
    ) async throws -> StoredResource {
        try await read(id, members: references, by: provisioner)
    }

    func references(
        of id: UUID, after last: UUID, by provisioner: Provisioner
    ) async throws -> (members: [Reference], hasMore: Bool) {
        try await members(of: id, after: last, by: provisioner)
    }
}
