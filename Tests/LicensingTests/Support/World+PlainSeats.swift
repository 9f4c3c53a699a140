import Events
import FoundationEssentials
import JSON
import Postgres
import Tenancy
import Testing

@testable import Licensing

extension World {
    /// Everything in the log, in order.
    func wholeLog() async throws -> [Event] {
        var events: [Event] = []
        while true {
            let page = try await log.page(of: tenant, after: events.last?.sequence ?? 0, limit: 1000)
            events += page
            if page.count < 1000 { return events }
        }
    }

    /// Holds every table of the seats, and what the fold has told, against the plain telling of the log.
    @discardableResult
    func expectPlainSeats(sourceLocation: SourceLocation = #_sourceLocation) async throws -> PlainSeats {
        let events = try await wholeLog()
        var plain = PlainSeats()
        for event in events { plain.follow(event) }
        #expect(plain.complaints.isEmpty, sourceLocation: sourceLocation)
        let told = events.compactMap { outcome($0.type, $0.subject, try? JSONParser.parse($0.data)) }
        #expect(told.count == plain.outcomes.count, sourceLocation: sourceLocation)
        let difference = zip(told, plain.outcomes).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(difference == nil, "\(String(describing: difference))", sourceLocation: sourceLocation)
        try await expectClaims(of: plain, sourceLocation)
        try await expectPools(of: plain, sourceLocation)
        try await expectFacts(of: plain, sourceLocation)
        try await expectHistory(of: plain, sourceLocation)
        return plain
    }

    private func expectClaims(of plain: PlainSeats, _ location: SourceLocation) async throws {
        let rows = try await rows("SELECT \(AssignmentStatements.columns) FROM {schema}.assignments")
        let claims = try rows.map { try Claim($0) }
        #expect(claims.count == plain.claims.count, sourceLocation: location)
        for claim in claims {
            #expect(plain.claims[claim.key.plain] == claim.plain, sourceLocation: location)
        }
        let seats = try await self.rows("SELECT pool_id, number, user_id FROM {schema}.seats")
            .map { try $0.decode(UUID.self, Int.self, UUID?.self) }
        var holders: [UUID: [Int: UUID?]] = plain.pools.mapValues { _ in [:] }
        for (pool, number, user) in seats { holders[pool, default: [:]].updateValue(user, forKey: number) }
        #expect(holders == plain.pools.mapValues(\.holders), sourceLocation: location)
    }

    private func expectPools(of plain: PlainSeats, _ location: SourceLocation) async throws {
        let pools = try await rows("SELECT \(SeatPoolStatements.columns) FROM {schema}.seat_pools")
            .map { try SeatPool($0) }
        #expect(Set(pools.map(\.id)) == Set(plain.pools.keys), sourceLocation: location)
        for pool in pools {
            guard let expected = plain.pools[pool.id] else { continue }
            let graced = plain.claims.count { $0.key.pool == pool.id && $0.value.state == "grace" }
            #expect(
                [pool.seats, pool.rows, pool.held, pool.inGrace, pool.waiting, pool.reached] == [
                    expected.bought, expected.holders.count, expected.held, graced, plain.line(of: pool.id).count,
                    expected.reached,
                ], sourceLocation: location)
            #expect(pool.isExhausted == expected.isExhausted, sourceLocation: location)
        }
    }

    private func expectFacts(of plain: PlainSeats, _ location: SourceLocation) async throws {
        let people = try await rows("SELECT user_id, active FROM {schema}.seat_people")
            .map { try $0.decode(UUID.self, Bool.self) }
        #expect(
            Dictionary(uniqueKeysWithValues: people) == plain.people.mapValues(\.isActive), sourceLocation: location)
        var members: [UUID: Set<UUID>] = [:]
        for row in try await rows("SELECT group_id, user_id FROM {schema}.seat_members") {
            let (group, user) = try row.decode(UUID.self, UUID.self)
            members[group, default: []].insert(user)
        }
        #expect(members == plain.members.filter { !$0.value.isEmpty }, sourceLocation: location)
        let rules = try await rows("SELECT id FROM {schema}.seat_rules").map { try $0.decode(UUID.self, at: 0) }
        #expect(Set(rules) == Set(plain.rules.keys), sourceLocation: location)
        let wishes = try await rows("SELECT pool_id, user_id, kind FROM {schema}.seat_wishes").map { row in
            let (pool, user, kind) = try row.decode(UUID.self, UUID.self, String.self)
            return (PlainSeats.Key(pool: pool, user: user), kind)
        }
        #expect(
            Dictionary(uniqueKeysWithValues: wishes) == plain.wishes.mapValues(\.kind), sourceLocation: location)
    }

    /// Every state that a claim has been in, with its reason.
    private func expectHistory(of plain: PlainSeats, _ location: SourceLocation) async throws {
        var history: [PlainSeats.Key: [String]] = [:]
        for row in try await rows(
            "SELECT pool_id, user_id, state, reason FROM {schema}.assignment_history ORDER BY id")
        {
            let (pool, user, state, reason) = try row.decode(UUID.self, UUID.self, String.self, String.self)
            history[PlainSeats.Key(pool: pool, user: user), default: []].append("\(state) \(reason)")
        }
        #expect(history == plain.history, sourceLocation: location)
    }

    func rows(_ sql: String) async throws -> Rows {
        try await database.query(Statement("test \(sql)", sql), for: tenant)
    }
}
