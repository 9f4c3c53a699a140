import Events
import FoundationEssentials
import Postgres
import Tenancy

/// How pools grow, shrink and end.
extension SeatFold {
    /// Rows that one statement makes or takes.
    private static let seatsAtOnce = 25_000

    /// Growing gives the new seats to the line. Shrinking takes free seats alone: where more are held than were bought, they
    /// stay until they are given up or somebody decides.
    func resize(
        _ id: UUID, to seats: Int, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        guard let pool = ground.pools.first(where: { $0.id == id }) else { return nil }
        var ledger = SeatLedger(SeatFacts(pools: ground.pools))
        if seats < pool.seats {
            try await shrink(pool, to: seats, &ledger)
        } else if seats > pool.seats {
            try await grow(pool, to: seats, part, &ledger)
        }
        let isDone = ledger.pools[id]?.standing.seats == seats
        if isDone { ledger.tellThresholds(of: id) }
        tell(write(ledger))
        return isDone ? nil : part.next(after: nil)
    }

    private func shrink(_ pool: SeatPool, to seats: Int, _ ledger: inout SeatLedger) async throws {
        let free = pool.rows - pool.held
        let count = min(free, pool.seats - seats, Self.seatsAtOnce)
        if count > 0 {
            _ = try await transaction.query(SeatStatements.deleteFree, [.uuid(pool.id), .int8(Int64(count))])
        }
        ledger.setStanding(pool.id) { standing in
            standing.rows -= count
            standing.seats = count == free ? seats : standing.seats - count
        }
    }

    private func grow(_ pool: SeatPool, to seats: Int, _ part: Part, _ ledger: inout SeatLedger) async throws {
        // Seats that were held beyond what was bought are bought now.
        let bought = min(seats, pool.rows)
        let count = min(seats - bought, pool.waiting > 0 ? stepsAtOnce : Self.seatsAtOnce)
        ledger.setStanding(pool.id) { standing in
            standing.seats = bought + count
            standing.rows += count
            standing.lastNumber += count
        }
        guard count > 0 else { return }
        let numbers = (pool.lastNumber + 1)...(pool.lastNumber + count)
        transaction.enqueue(
            SeatStatements.insert,
            [.uuid(pool.id), .int4(Int32(numbers.lowerBound)), .int4(Int32(numbers.upperBound))])
        guard pool.waiting > 0 else { return }
        let heads = try await transaction.query(
            AssignmentStatements.heads, [.uuids([pool.id]), .int8s([Int64(count) + 1])])
        ledger.addSupply(
            of: pool.id, freeSeats: [], heads: try heads.map { try Claim($0) }, isWholeLine: heads.count <= count)
        ledger.addSeats(numbers, to: pool.id, part.step(.lowest, .reviewed(.ruleChanged)))
    }

    /// Ends the claims, then what hangs on the pool, then the pool.
    func delete(_ id: UUID, _ part: Part, _ ground: Ground, _ tell: Teller) async throws -> SeatCursor? {
        guard ground.pools.contains(where: { $0.id == id }) else { return nil }
        let limit = Bind.int8(Int64(stepsAtOnce))
        let wishers = try await users(SeatWishStatements.deleteOfPool, [.uuid(id), limit]).sorted()
        if !wishers.isEmpty {
            _ = try await follow(wishers, .reviewed(.ruleChanged), part, ground, tell)
            return part.next(after: nil)
        }
        let users = try await users(AssignmentStatements.ofPool, [.uuid(id), .uuid(.lowest), limit])
        if !users.isEmpty {
            _ = try await follow(users, .poolClosed(poolID: id), part, ground, tell)
            transaction.enqueue(AssignmentStatements.delete, [.uuid(id), .uuids(users)])
            return part.next(after: nil)
        }
        let seats = try await transaction.query(
            SeatStatements.deleteAny, [.uuid(id), .int8(Int64(Self.seatsAtOnce))])
        if seats.count == Self.seatsAtOnce { return part.next(after: nil) }
        transaction.enqueue(LicensePoolStatements.delete, [.uuid(id)])
        return nil
    }
}
