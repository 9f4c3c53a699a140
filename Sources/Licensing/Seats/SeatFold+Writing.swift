import Events
import FoundationEssentials
import Postgres
import Tenancy

extension SeatFold {
    /// Leaves everything that the ledger has changed for the transaction's next trip; answers what it was.
    @discardableResult
    func write(_ ledger: SeatLedger) -> SeatWrites {
        let writes = ledger.writes
        writePeople(writes)
        if !writes.claims.isEmpty {
            transaction.enqueue(AssignmentStatements.write, AssignmentStatements.binds(writing: writes.claims))
        }
        if !writes.seats.isEmpty {
            transaction.enqueue(SeatStatements.write, SeatStatements.binds(writing: writes.seats))
        }
        if !writes.removedSeats.isEmpty {
            transaction.enqueue(
                SeatStatements.delete,
                [
                    .uuids(writes.removedSeats.map(\.poolID)), .int4s(writes.removedSeats.map { Int32($0.number) }),
                ])
        }
        if !writes.pools.isEmpty {
            transaction.enqueue(SeatPoolStatements.write, SeatPoolStatements.binds(writing: writes.pools))
        }
        writeGuard(writes)
        if !writes.history.isEmpty {
            transaction.enqueue(HistoryStatements.append, HistoryStatements.binds(appending: writes.history))
            // Twice as many may go as come, so what is too old never grows.
            transaction.enqueue(
                HistoryStatements.forget,
                [.int4(AssignmentHistory.retentionDays), .int8(Int64(writes.history.count) * 2)])
        }
        if !isRehearsal { log.append(writes.events, in: transaction) }
        return writes
    }

    func write(_ memberships: MembershipChanges) {
        let (joined, left) = (memberships.joined, memberships.left)
        if !left.isEmpty {
            transaction.enqueue(
                SeatPeopleStatements.leave, [.uuids(left.map(\.groupID)), .uuids(left.map(\.userID))])
        }
        if !joined.isEmpty {
            transaction.enqueue(
                SeatPeopleStatements.join, [.uuids(joined.map(\.groupID)), .uuids(joined.map(\.userID))])
        }
    }

    private func writePeople(_ writes: SeatWrites) {
        if !writes.forgottenPeople.isEmpty {
            for statement in [
                SeatPeopleStatements.delete, SeatPeopleStatements.leaveAll, SeatWishStatements.deleteOfPeople,
            ] {
                transaction.enqueue(statement, [.uuids(writes.forgottenPeople)])
            }
        }
        if !writes.people.isEmpty {
            transaction.enqueue(
                SeatPeopleStatements.write,
                [
                    .uuids(writes.people.map(\.userID)), .optionalUUIDs(writes.people.map(\.person.configurationID)),
                    .bools(writes.people.map(\.person.isActive)),
                ])
        }
        if !writes.droppedWishes.isEmpty {
            transaction.enqueue(
                SeatWishStatements.delete,
                [.uuids(writes.droppedWishes.map(\.userID)), .uuids(writes.droppedWishes.map(\.poolID))])
        }
        if !writes.wishes.isEmpty {
            transaction.enqueue(
                SeatWishStatements.write,
                [
                    .uuids(writes.wishes.map(\.key.userID)), .uuids(writes.wishes.map(\.key.poolID)),
                    .texts(writes.wishes.map(\.wish.kind.rawValue)), .texts(writes.wishes.map(\.wish.source.rawValue)),
                ])
        }
    }

    private func writeGuard(_ writes: SeatWrites) {
        if let guardian = writes.guardian { transaction.enqueue(SeatGuardStatements.write, guardian.binds) }
        guard let newest = writes.releases.last?.minute else { return }
        transaction.enqueue(
            SeatGuardStatements.writeReleases,
            [.int8s(writes.releases.map(\.minute)), .int4s(writes.releases.map { Int32($0.count) })])
        transaction.enqueue(SeatGuardStatements.forgetReleases, [.int8(newest - SeatGuard.keptMinutes)])
    }
}
