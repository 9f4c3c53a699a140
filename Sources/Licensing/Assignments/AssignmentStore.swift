package import FoundationEssentials
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
    /// costs a look at every index entry of the line before the last of them, some 0.1 µs each; one of the line that continues
    /// at a cursor with a position costs no more than its own rows.
    package func page(
        of tenant: Tenant, _ filter: AssignmentFilter, after: AssignmentCursor? = nil, limit: Int
    ) async throws -> Page<Assignment, AssignmentCursor> {
        let (statement, binds) = Self.query(filter, after: after ?? .start)
        let rows = try await database.query(statement, for: tenant, [.int8(Int64(limit) + 1)] + binds)
        return Page(try rows.map { try Assignment($0) }, limit: limit) { $0.cursor }
    }

    /// What each of the people has or waits for; nothing of who has nothing.
    package func standing(of users: [UUID], in tenant: Tenant) async throws -> [UUID: [SeatStanding]] {
        guard !users.isEmpty else { return [:] }
        var standing: [UUID: [SeatStanding]] = [:]
        for row in try await database.query(AssignmentStatements.standing, for: tenant, [.uuids(users)]) {
            let (user, pool, state) = try row.decode(UUID.self, UUID.self, String.self)
            guard let state = AssignmentState(rawValue: state) else { continue }
            standing[user, default: []].append(SeatStanding(poolID: pool, state: state))
        }
        return standing
    }

    /// One statement for each index that can answer.
    private static func query(_ filter: AssignmentFilter, after: AssignmentCursor) -> (Statement, [Bind]) {
        if let userID = filter.userID {
            let restrictions: [Bind] = [.uuid(userID), .uuid(filter.poolID), .text(filter.state?.rawValue)]
            return (AssignmentStatements.pageOfUser, restrictions + [.uuid(after.poolID)])
        }
        if let poolID = filter.poolID, filter.state == .waitlisted {
            let start: [Bind] = [.int8(after.claimedSequence), .uuid(after.userID)]
            let head: [Bind] =
                if let position = after.waitlistPosition {
                    start + [.int8(Int64(position))]
                } else {
                    [.int8(0), .uuid(.lowest), .int8(0)]
                }
            return (AssignmentStatements.pageOfLine, [.uuid(poolID)] + start + head)
        }
        let range: [Bind] = [
            .uuid(filter.poolID ?? after.poolID), .uuid(after.userID), .uuid(filter.poolID ?? .highest),
            .uuid(.highest),
        ]
        guard let state = filter.state else { return (AssignmentStatements.page, range) }
        return (AssignmentStatements.pageInState, range + [.text(state.rawValue)])
    }
}
