import FoundationEssentials
import Postgres
package import Tenancy

/// Who has a seat, who waits for one and who had one. Only ``SeatReconciler`` writes what this reads.
package struct AssignmentStore: Sendable {
    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// Up to `limit` assignments.
    ///
    /// The line of one pool comes in its order, everything else in the order of pool and person. A page with waiting people
    /// costs a look at every index entry of the line before the last of them, some 0.1 µs each.
    package func page(
        of tenant: Tenant, _ filter: AssignmentFilter, after: AssignmentCursor? = nil, limit: Int
    ) async throws -> Page<Assignment, AssignmentCursor> {
        let (statement, binds) = Self.query(filter, after: after ?? .start)
        let rows = try await database.query(statement, for: tenant, [.int8(Int64(limit) + 1)] + binds)
        return Page(try rows.map { try Assignment($0) }, limit: limit) { $0.cursor }
    }

    /// One statement for each set of restrictions, so that each has its index.
    private static func query(_ filter: AssignmentFilter, after: AssignmentCursor) -> (Statement, [Bind]) {
        let (pool, user) = (Bind.uuid(after.poolID), Bind.uuid(after.userID))
        return switch (filter.userID, filter.poolID, filter.state) {
        case (let userID?, let poolID, let state):
            (AssignmentStatements.pageOfUser, [.uuid(userID), .uuid(poolID), .text(state?.rawValue), pool])
        case (nil, let poolID?, .waitlisted):
            (AssignmentStatements.pageOfLine, [.uuid(poolID), .int8(after.claimedSequence), user])
        case (nil, let poolID?, let state?):
            (AssignmentStatements.pageOfPoolInState, [.uuid(poolID), .text(state.rawValue), user])
        case (nil, let poolID?, nil):
            (AssignmentStatements.pageOfPool, [.uuid(poolID), user])
        case (nil, nil, let state?):
            (AssignmentStatements.pageInState, [.text(state.rawValue), pool, user])
        case (nil, nil, nil):
            (AssignmentStatements.pageOfAll, [pool, user])
        }
    }
}
