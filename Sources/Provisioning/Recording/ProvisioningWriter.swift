import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// Turns entries into rows.
struct ProvisioningWriter: Sendable {
    /// The time of one statement. Ids are made a moment before the rows are written, and by ``ProvisioningLog/settling``
    /// later everybody must see them.
    private static let patience: Duration = .seconds(1)
    /// From the ids to the commit: half a second is left for the commit itself.
    private static let longestWrite: TimeInterval = ProvisioningLog.settling - 0.5

    let database: TenantDatabase
    let keys: ProvisioningKeys
    let identifiers: IdentifierGenerator
    let clock: WallClock

    /// Writes the entries as one transaction, with ids in their order.
    ///
    /// The ids are made when the connection is there, and what takes longer than a follower of the log waits is undone:
    /// everybody who follows goes past an id once it has settled. What was sent before is sent again under the same ids while that
    /// is so; later it is looked for, and written under new ones if it is not there.
    ///
    /// - Parameter sent: What was sent before, if nobody heard of its end; of this attempt it is left here. Rows that are there
    ///   already stay as they are; only what was counted of a batch whose end nobody heard counts twice.
    /// - Throws: `PostgresError`, `statementTimedOut` also when all took too long.
    func insert(_ entries: [NewProvisioningEntry], sent: inout SentEntries?, of tenant: Tenant) async throws {
        let (schema, before) = (tenant.id.schema, sent)
        var made: SentEntries?
        do {
            try await database.client.transaction(
                affinity: schema, statementTimeout: Self.patience
            ) { transaction in
                _ = try await transaction.query(ProvisioningLogStatements.limitLockWait, in: schema)
                let (begun, repeated) = (clock.now(), before.flatMap { isFresh($0) ? $0 : nil })
                if let before, repeated == nil, try await isThere(before, in: transaction, schema) { return }
                let batch =
                    repeated ?? SentEntries(ids: entries.map { _ in identifiers.next(at: begun) }, madeAt: begun)
                made = batch
                for (statement, binds) in counts(entries) { transaction.enqueue(statement, in: schema, binds) }
                // Only of ids that were sent before may some be there already.
                let insert =
                    repeated == nil ? ProvisioningLogStatements.insert : ProvisioningLogStatements.insertMissing
                _ = try await transaction.query(insert, in: schema, rows(entries, batch.ids))
                guard isFresh(batch) else { throw PostgresError.statementTimedOut }
            }
        } catch PostgresError.connectionLost(outcomeUnknown: true) {
            sent = made ?? before
            throw PostgresError.connectionLost(outcomeUnknown: true)
        }
    }

    /// Whether nobody who follows the log can have gone past the ids by now.
    private func isFresh(_ batch: SentEntries) -> Bool {
        clock.now().timeIntervalSince(batch.madeAt) < Self.longestWrite
    }

    private func isThere(
        _ batch: SentEntries, in transaction: PostgresTransaction, _ schema: SchemaName
    ) async throws -> Bool {
        guard let first = batch.ids.first else { return true }
        return try await !transaction.query(ProvisioningLogStatements.find, in: schema, [.uuid(first)]).isEmpty
    }

    /// What the entries add to the connections' counters.
    private func counts(_ entries: [NewProvisioningEntry]) -> [(Statement, [Bind])] {
        let tally = ConnectionTally(entries)
        guard !tally.isEmpty else { return [] }
        return [(ConnectionStatements.note, tally.recordBinds), (ConnectionStatements.count, tally.hourBinds)]
    }

    private func rows(_ entries: [NewProvisioningEntry], _ ids: [UUID]) -> [Bind] {
        let effects = entries.map(\.effect)
        return [
            .uuids(ids),
            .timestamps(entries.map(\.time)),
            .optionalUUIDs(entries.map(\.configurationID)),
            .optionalUUIDs(entries.map(\.credentialID)),
            .texts(entries.map(\.requestID)),
            .texts(entries.map(\.operation.rawValue)),
            .texts(effects.map(\.?.resourceType)),
            .optionalUUIDs(effects.map(\.?.resourceID)),
            .texts(effects.map { $0?.isSecret ?? true ? nil : Self.clean($0?.externalID) }),
            .texts(effects.map { $0?.isSecret ?? true ? nil : Self.clean($0?.name) }),
            .int8s(entries.map { $0.isFoundByName ? $0.effect?.name.map(keys.name) ?? 0 : 0 }),
            .int8s(entries.map { $0.isFoundByName ? $0.effect?.externalID.map(keys.externalID) ?? 0 : 0 }),
            .texts(entries.map(\.outcome.rawValue)),
            .int2s(entries.map { Int16(clamping: $0.answer.status) }),
            .texts(entries.map(\.answer.code)),
            .texts(entries.map(\.answer.scimType)),
            .int4s(entries.map { Int32(clamping: $0.microseconds) }),
            .texts(effects.map { Self.coercions($0) }),
            .texts(entries.map { Self.clean($0.changes) }),
            .texts(entries.map { Self.clean($0.answer.detail) }),
        ]
    }

    /// What stands in the place of entries that were not kept.
    func gap(of count: Int, in tenant: Tenant) -> NewProvisioningEntry {
        NewProvisioningEntry(
            tenant: tenant, time: clock.now(), configurationID: nil, credentialID: nil, requestID: "", operation: .gap,
            effect: nil, answer: ProvisioningAnswer(status: 0, code: "gap", detail: String(count)), microseconds: 0)
    }

    private static func coercions(_ effect: ProvisioningEffect?) -> String? {
        guard let coercions = effect?.coercions, !coercions.isEmpty else { return nil }
        return JSONValue.array(
            coercions.prefix(ProvisionedChanges.mostChanges).map {
                ["code": .string($0.leniency.rawValue), "path": .string(clean(String($0.path.prefix(300))) ?? "")]
            }
        ).serialized()
    }

    /// Postgres can't keep U+0000.
    private static func clean(_ text: String?) -> String? {
        guard let text, text.utf8.contains(0) else { return text }
        return text.filter { $0 != "\0" }
    }
}
