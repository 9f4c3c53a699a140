import AdminAPI
import Directory
import FoundationEssentials
import Tenancy

extension ConsoleServices {
    /// The members of a group after the place, and whether there are more; or those of the named people who are members.
    func members(
        of group: UUID, _ named: NamedPeople?, after place: UUID?, in context: ConsoleContext
    ) async throws -> (members: [Reference], hasMore: Bool) {
        let reader = try await reader(context)
        guard let named else {
            return try await admin.groups.members(of: group, after: place ?? .least, by: reader)
        }
        let present = try await admin.groups.members(of: group, among: named.ids, by: reader)
        return (present.sorted { $0.text < $1.text }.map { Reference(id: $0, isGroup: false, display: nil) }, false)
    }
}
