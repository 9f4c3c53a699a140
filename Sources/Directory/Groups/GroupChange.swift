import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// What a request does to a group: to its members as a difference, to its attributes as a function.
struct GroupChange: Sendable {
    let membership: [MembershipChange]
    let attributes: @Sendable (JSONObject) throws(SCIMError) -> ChangedState

    /// The sum of the operations. A filter that asks about more than ids needs the members, which takes a trip; the
    /// group is locked by then. Throws `tooMany` for a group with more members than are looked through.
    func edit(of group: UUID, limits: SearchLimits, in transaction: TenantTransaction) async throws -> MembershipEdit {
        guard MembershipEdit.needsMembers(membership) else { return MembershipEdit(membership) }
        let current = try await MemberReader.members(of: group, limit: limits.filteredMembers, in: transaction)
        return MembershipEdit(membership, current: current)
    }
}
