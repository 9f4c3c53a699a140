package import Events
package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

/// The licence rules of tenants, as their administrators have written them; the seats follow the events.
package struct LicenseRuleStore: Sendable {
    private let database: TenantDatabase
    private let log: EventLog
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(database: TenantDatabase, log: EventLog, identifiers: IdentifierGenerator, clock: WallClock) {
        self.database = database
        self.log = log
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Throws ``LicensingError/poolNotFound(_:)``, ``LicensingError/ruleSubjectNotFound(_:)``,
    /// ``LicensingError/outOfRange(_:_:)``, ``LicensingError/ruleTaken``, ``LicensingError/tooManyRules(most:)``.
    package func create(_ new: NewLicenseRule, for tenant: Tenant) async throws -> LicenseRule {
        let now = clock.now()
        let id = identifiers.next(at: now)
        let rule = try await naming {
            try await database.transaction(for: tenant) { transaction in
                try await check(new, in: transaction)
                let rows = try await transaction.query(
                    LicenseRuleStatements.insert,
                    [
                        .uuid(id), .text(new.subject.kind.rawValue), .uuid(new.subject.id), .uuid(new.poolID),
                        .int4(Int32(new.priority)), .timestamp(now),
                    ])
                guard let row = rows.first else { throw PostgresError.decoding("the new rule was not returned") }
                let rule = try LicenseRule(row)
                log.append([event(.licenseRuleCreated, rule.seatRule)], in: transaction)
                return rule
            }
        }
        log.hintSubscribers(of: [.licenseRuleCreated])
        return rule
    }

    /// What the making of a rule would be told as; nothing is written.
    package func eventOfMaking(_ new: NewLicenseRule, for tenant: Tenant) async throws -> NewEvent {
        try await database.transaction(for: tenant) { try await check(new, in: $0) }
        let rule = SeatRule(
            id: identifiers.next(at: clock.now()), subject: new.subject, poolID: new.poolID, priority: new.priority,
            source: .rule)
        return event(.licenseRuleCreated, rule)
    }

    /// Nil when the tenant has no such rule, also when another has.
    package func find(_ id: UUID, of tenant: Tenant) async throws -> LicenseRule? {
        try await database.query(LicenseRuleStatements.find, for: tenant, [.uuid(id)]).first.map { try LicenseRule($0) }
    }

    /// Up to `limit` rules in the order of their making.
    package func page(of tenant: Tenant, after: UUID? = nil, limit: Int) async throws -> Page<LicenseRule, UUID> {
        let rows = try await database.query(
            LicenseRuleStatements.page, for: tenant, [.uuid(after ?? .lowest), .int8(Int64(limit) + 1)])
        return Page(try rows.map { try LicenseRule($0) }, limit: limit) { $0.id }
    }

    /// A change that changes nothing writes nothing. `versions` are those that the caller knows, nil for any.
    ///
    /// Throws ``LicensingError/ruleNotFound``, ``LicensingError/ruleChanged``, ``LicensingError/poolNotFound(_:)``,
    /// ``LicensingError/outOfRange(_:_:)``, ``LicensingError/ruleTaken``.
    package func update(
        _ id: UUID, _ change: LicenseRuleChange, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant
    ) async throws -> LicenseRule {
        let (before, after) = try await naming {
            try await database.transaction(for: tenant) { transaction in
                let before = try await lock(id, ifVersion: versions, in: transaction)
                let wanted = try await applied(change, to: before, in: transaction)
                guard wanted != before.seatRule else { return (before, before) }
                let rows = try await transaction.query(
                    LicenseRuleStatements.update,
                    [.uuid(id), .uuid(wanted.poolID), .int4(Int32(wanted.priority)), .timestamp(clock.now())])
                guard let row = rows.first else { throw LicensingError.ruleNotFound }
                log.append([event(.licenseRuleUpdated, wanted, from: before.seatRule)], in: transaction)
                return (before, try LicenseRule(row))
            }
        }
        if before != after { log.hintSubscribers(of: [.licenseRuleUpdated]) }
        return after
    }

    /// What a change of the rule would be told as, or nil if nothing would change; nothing is written.
    package func eventOfChange(_ id: UUID, _ change: LicenseRuleChange, of tenant: Tenant) async throws -> NewEvent? {
        try await database.transaction(for: tenant) { transaction in
            let before = try await lock(id, ifVersion: nil, in: transaction)
            let wanted = try await applied(change, to: before, in: transaction)
            return wanted == before.seatRule ? nil : event(.licenseRuleUpdated, wanted, from: before.seatRule)
        }
    }

    /// `versions` are those that the caller knows, nil for any. Throws ``LicensingError/ruleNotFound``,
    /// ``LicensingError/ruleChanged``.
    package func delete(_ id: UUID, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            let rule = try await lock(id, ifVersion: versions, in: transaction)
            transaction.enqueue(LicenseRuleStatements.delete, [.uuid(id)])
            log.append([event(.licenseRuleDeleted, rule.seatRule)], in: transaction)
        }
        log.hintSubscribers(of: [.licenseRuleDeleted])
    }

    /// Ends the rules about a SCIM configuration that is gone. Doing it again ends nothing more.
    package func delete(about configurationID: UUID, of tenant: Tenant) async throws {
        try await database.transaction(for: tenant) { transaction in
            let ended = try await transaction.query(
                LicenseRuleStatements.deleteOfConfiguration, [.uuid(configurationID)])
            let events = try ended.map { event(.licenseRuleDeleted, try LicenseRule($0).seatRule) }
            if !events.isEmpty { log.append(events, in: transaction) }
        }
        log.hintSubscribers(of: [.licenseRuleDeleted])
    }

    /// What the end of the rule would be told as; nothing is written.
    package func eventOfDeletion(_ id: UUID, of tenant: Tenant) async throws -> NewEvent {
        guard let rule = try await find(id, of: tenant) else { throw LicensingError.ruleNotFound }
        return event(.licenseRuleDeleted, rule.seatRule)
    }

    private func lock(
        _ id: UUID, ifVersion versions: Set<Int64>?, in transaction: TenantTransaction
    ) async throws -> LicenseRule {
        let rows = try await transaction.query(LicenseRuleStatements.lockToChange, [.uuid(id)])
        guard let rule = try rows.first.map({ try LicenseRule($0) }) else { throw LicensingError.ruleNotFound }
        guard versions?.contains(rule.version) ?? true else { throw LicensingError.ruleChanged }
        return rule
    }

    private func applied(
        _ change: LicenseRuleChange, to rule: LicenseRule, in transaction: TenantTransaction
    ) async throws -> SeatRule {
        let priority = change.priority ?? rule.priority
        try LicensingError.check("priority", priority, LicenseRule.allowedPriorities)
        if let poolID = change.poolID { try await usePool(poolID, in: transaction) }
        return SeatRule(
            id: rule.id, subject: rule.subject, poolID: change.poolID ?? rule.poolID, priority: priority,
            source: .rule)
    }

    private func check(_ new: NewLicenseRule, in transaction: TenantTransaction) async throws {
        try LicensingError.check("priority", new.priority, LicenseRule.allowedPriorities)
        try await usePool(new.poolID, in: transaction)
        let subject =
            switch new.subject.kind {
            case .group: try await transaction.query(LicenseRuleStatements.groupExists, [.uuid(new.subject.id)])
            case .configuration:
                try await transaction.postgres.query(
                    LicenseRuleStatements.configurationExists, in: nil,
                    [.text(transaction.tenant.id.text), .uuid(new.subject.id)])
            }
        guard !subject.isEmpty else { throw LicensingError.ruleSubjectNotFound(new.subject) }
        let count = try await transaction.query(LicenseRuleStatements.count).first?.decode(Int.self, at: 0) ?? 0
        guard count < LicenseRule.mostRules else { throw LicensingError.tooManyRules(most: LicenseRule.mostRules) }
    }

    private func usePool(_ id: UUID, in transaction: TenantTransaction) async throws {
        let rows = try await transaction.query(LicensePoolStatements.lockToUse, [.uuid(id)])
        guard !rows.isEmpty else { throw LicensingError.poolNotFound(id) }
    }

    private func event(_ type: EventType, _ rule: SeatRule, from former: SeatRule? = nil) -> NewEvent {
        NewEvent(type: type, subject: rule.id, data: rule.data, changes: former.map { rule.changes(from: $0) })
    }

    private func naming<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as PostgresError where error.constraint == "license_rules_subject_unique" {
            throw LicensingError.ruleTaken
        }
    }
}
