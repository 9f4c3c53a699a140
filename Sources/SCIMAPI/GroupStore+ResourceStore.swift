import Directory
import FoundationEssentials

extension GroupStore: ResourceStore {
    func read(
        _ id: UUID, showing references: MemberSelection, by provisioner: Provisioner
    ) async throws -> StoredResource {
        try await read(id, members: references, by: provisioner)
    }
}
