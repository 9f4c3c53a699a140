import Events
import FoundationEssentials
import Postgres
import Tenancy

/// Events that can concern any number of people, one part a transaction.
extension SeatFold {
    /// Follows the next part of an event; answers where that leads.
    ///
    /// `cursor` stands before the event; when the event has been followed to its end, the answer stands behind it.
    func follow(
        _ change: SeatChange, _ event: Event, from cursor: SeatCursor, _ ground: Ground,
        telling tell: Teller = { _ in }
    ) async throws -> SeatCursor {
        var ground = ground
        let part = Part(event: event, cursor: cursor)
        let next: SeatCursor?
        switch change {
        case .ruleSet(let rule):
            if cursor.part == 0 {
                guard ground.rules[rule.id] != rule else { return part.end }
                transaction.enqueue(SeatRuleStatements.set, rule.binds)
            }
            ground.rules.set(rule)
            next = try await review(rule.subject, .ruleChanged, part, ground, tell)
        case .ruleDeleted(let rule):
            if cursor.part == 0 { transaction.enqueue(SeatRuleStatements.delete, [.uuid(rule.id)]) }
            ground.rules.remove(rule.id)
            next = try await review(rule.subject, .ruleDeleted, part, ground, tell)
        case .groupDeleted(let id): next = try await empty(group: id, part, ground, tell)
        case .poolResized(let id, let seats): next = try await resize(id, to: seats, part, ground, tell)
        case .poolChanged(let id, let settings): next = try await adopt(settings, of: id, part, ground, tell)
        case .poolDeleted(let id): next = try await delete(id, part, ground, tell)
        case .guardChanged(let settings):
            var guardian = ground.guardian
            guardian.settings = settings
            transaction.enqueue(SeatGuardStatements.write, guardian.binds)
            next = nil
        case .guardResolved(let isApproved, let trip):
            next = try await resolve(isApproved, trip, part, ground, tell)
        }
        return next ?? part.end
    }

    /// Where an event is being followed.
    struct Part: Sendable {
        let event: Event
        let cursor: SeatCursor

        var end: SeatCursor { SeatCursor(last: event.sequence) }
        var isFirst: Bool { cursor.part == 0 }
        /// The person after whom the part begins.
        var after: Bind { .uuid(cursor.partKey ?? .lowest) }

        func next(after key: UUID?) -> SeatCursor {
            SeatCursor(last: cursor.last, part: cursor.part + 1, partKey: key)
        }

        func step(_ user: UUID, _ effect: SeatStep.Effect) -> SeatStep {
            SeatStep(sequence: event.sequence, time: event.time, userID: user, effect: effect)
        }
    }

    typealias Teller = (SeatWrites) -> Void

    /// Lets the steps of some people follow; nil when there were fewer than a part takes.
    func follow(
        _ users: [UUID], _ effect: SeatStep.Effect, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        if !users.isEmpty {
            var ledger = try await ledger(for: users.map { part.step($0, effect) }, ground)
            for user in users { ledger.follow(part.step(user, effect)) }
            tell(write(ledger))
        }
        return users.count < stepsAtOnce ? nil : part.next(after: users.last)
    }

    func users(_ statement: Statement, _ binds: [Bind]) async throws -> [UUID] {
        try await transaction.query(statement, binds).map { try $0.decode(UUID.self, at: 0) }
    }

    private var limit: Bind { .int8(Int64(stepsAtOnce)) }

    private func review(
        _ subject: RuleSubject, _ reason: AssignmentReason, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        let statement =
            subject.kind == .group ? SeatPeopleStatements.ofGroup : SeatPeopleStatements.ofConfiguration
        let users = try await users(statement, [.uuid(subject.id), part.after, limit])
        return try await follow(users, .reviewed(reason), part, ground, tell)
    }

    private func empty(
        group id: UUID, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        let users = try await users(SeatPeopleStatements.empty, [.uuid(id), limit]).sorted()
        if ground.rules.concern(group: id) {
            if let next = try await follow(users, .reviewed(.groupDeleted), part, ground, tell) { return next }
        } else if users.count == stepsAtOnce {
            return part.next(after: nil)
        }
        try await endRules(aboutGroup: id, ground)
        return nil
    }

    /// A group that is gone never has members again; its rules would stand in lists and keep their pools.
    private func endRules(aboutGroup id: UUID, _ ground: Ground) async throws {
        for rule in ground.rules.matching(configurationID: nil, groupIDs: [id]) {
            transaction.enqueue(SeatRuleStatements.delete, [.uuid(rule.id)])
        }
        let ended = try await transaction.query(LicenseRuleStatements.deleteOfGroup, [.uuid(id)])
        let events = try ended.map { row in
            let rule = try LicenseRule(row).seatRule
            return NewEvent(type: .licenseRuleDeleted, subject: rule.id, data: rule.data)
        }
        if !isRehearsal { log.append(events, in: transaction) }
    }

    private func adopt(
        _ settings: LicensePoolSettings, of id: UUID, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        guard let pool = ground.pools.first(where: { $0.id == id }) else { return nil }
        var ground = ground
        if part.isFirst {
            var ledger = SeatLedger(SeatFacts(pools: ground.pools))
            ledger.setStanding(id) { $0.settings = settings }
            ledger.tellThresholds(of: id)
            tell(write(ledger))
            guard pool.settings.reclaimDays != settings.reclaimDays else { return nil }
            ground.pools = try await self.ground().pools
        }
        let users = try await users(AssignmentStatements.assigned, [.uuid(id), part.after, limit])
        return try await follow(users, .reclaimChanged(poolID: id), part, ground, tell)
    }

    private func resolve(
        _ isApproved: Bool, _ trip: Int64?, _ part: Part, _ ground: Ground, _ tell: Teller
    ) async throws -> SeatCursor? {
        var ground = ground
        if part.isFirst {
            // A decision about an earlier trip says nothing of what is held now.
            guard let held = ground.guardian.trip, trip == nil || trip == held.sequence else { return nil }
            // What was decided about does not count against what comes next.
            ground.guardian.trip = nil
            transaction.enqueue(SeatGuardStatements.write, ground.guardian.binds)
            transaction.enqueue(SeatGuardStatements.forgetReleases, [.int8(.max)])
        }
        let users = try await users(AssignmentStatements.held, [part.after, limit])
        return try await follow(users, .guardDecided(isApproved: isApproved), part, ground, tell)
    }
}
