import FoundationEssentials
import Licensing
import Tenancy
import Web

extension TenantAdminContext {
    /// The pool and the person that the path names at `{pool}` and `{user}`.
    func assignment() throws(Failure) -> (poolID: UUID, userID: UUID) {
        (try id("pool", of: "license pool"), try id("user", of: "user"))
    }

    /// The same; throws unless the person has a claim on the pool that stands.
    func liveAssignment(in assignments: AssignmentStore) async throws -> (poolID: UUID, userID: UUID) {
        let (poolID, userID) = try assignment()
        let page = try await assignments.page(
            of: tenant, AssignmentFilter(userID: userID, poolID: poolID), limit: 1)
        guard page.elements.first?.state.isLive == true else { throw LicensingError.assignmentNotFound }
        return (poolID, userID)
    }
}
