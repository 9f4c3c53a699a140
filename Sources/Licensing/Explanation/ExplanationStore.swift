import Events
package import FoundationEssentials
import Postgres
package import Tenancy

/// Answers the question why a person has, or has not, a seat.
package struct ExplanationStore: Sendable {
    private static let mostPools = 1000

    private let database: TenantDatabase

    package init(database: TenantDatabase) {
        self.database = database
    }

    /// How far the seats have followed what has happened in the tenant.
    package func reach(of tenant: Tenant) async throws -> SeatReach {
        let row = try await database.query(
            SeatCursorStatements.ahead, for: tenant,
            [
                .texts(SeatEvent.types.map(\.rawValue).sorted()), .int8(Int64(SeatReach.most)),
                .int8(Int64(SeatReach.arrivalsLookedThrough)),
            ]
        ).first
        let (behind, hasArrivals) = try row?.decode(Int.self, Bool.self) ?? (0, false)
        return SeatReach(behind: behind, hasArrivals: hasArrivals)
    }

    /// For anybody at any time: people who never were are explained too.
    package func explain(_ userID: UUID, of tenant: Tenant) async throws -> LicenseExplanation {
        let user = Bind.uuids([userID])
        let statements: [(Statement, [Bind])] = [
            (SeatRuleStatements.all, []), (SeatPoolStatements.all, []), (SeatPeopleStatements.find, [user]),
            (SeatPeopleStatements.groupsOfUser, [.uuid(userID)]), (SeatWishStatements.ofPeople, [user]),
            (
                AssignmentStatements.pageOfUser,
                [.int8(Int64(Self.mostPools)), .uuid(userID), .uuid(nil), .text(nil), .uuid(.lowest)]
            ), (SeatCursorStatements.reach, []),
        ]
        // One snapshot: between two, the fold would explain half of what it did.
        let rows = try await database.transaction(for: tenant) { transaction in
            transaction.enqueue(SeatCursorStatements.oneSnapshot)
            let pending = statements.dropLast().map { transaction.enqueue($0, $1) }
            let last = try await transaction.query(SeatCursorStatements.reach)
            return try pending.map { try $0.rows } + [last]
        }
        var facts = SeatFacts(
            rules: SeatRules(try rows[0].map { try SeatRule($0) }), pools: try rows[1].map { try SeatPool($0) })
        if let row = rows[2].first {
            let (id, configuration, isActive) = try row.decode(UUID.self, UUID?.self, Bool.self)
            facts.people[id] = SeatPerson(configurationID: configuration, isActive: isActive)
        }
        facts.groupsOfUser[userID] = Set(try rows[3].map { try $0.decode(UUID.self, at: 0) })
        for row in rows[4] {
            let (id, pool, kind, source) = try row.decode(UUID.self, UUID.self, String.self, String.self)
            guard let kind = SeatWish.Kind(rawValue: kind), let source = AssignmentSource(rawValue: source) else {
                continue
            }
            facts.wishes[ClaimKey(poolID: pool, userID: id)] = SeatWish(kind: kind, source: source)
        }
        let (followed, last) = try rows[6].first?.decode(Int64.self, Int64.self) ?? (Int64(0), Int64(0))
        return LicenseExplanation(
            userID, facts, try rows[5].map { try Assignment($0) }, followed: followed, last: max(followed, last))
    }
}
