import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// Turns entries into rows.
struct ProvisioningWriter: Sendable {
    private static let longestDetail = 1_000

    let database: TenantDatabase
    let keys: ProvisioningKeys
    let identifiers: IdentifierGenerator
    let clock: WallClock

    /// Everything that the entries write: ids are in their order, and the same however often they are sent.
    func prepare(_ entries: [NewProvisioningEntry]) -> [(Statement, [Bind])] {
        let tally = ConnectionTally(entries)
        guard !tally.isEmpty else { return [(ProvisioningLogStatements.insert, rows(entries))] }
        return [
            (ProvisioningLogStatements.insert, rows(entries)), (ConnectionStatements.note, tally.recordBinds),
            (ConnectionStatements.count, tally.hourBinds),
        ]
    }

    private func rows(_ entries: [NewProvisioningEntry]) -> [Bind] {
        let now = clock.now()
        let effects = entries.map(\.effect)
        return [
            .uuids(entries.map { _ in identifiers.next(at: now) }),
            .timestamps(entries.map(\.time)),
            .optionalUUIDs(entries.map(\.configurationID)),
            .optionalUUIDs(entries.map(\.credentialID)),
            .texts(entries.map(\.requestID)),
            .texts(entries.map(\.operation.rawValue)),
            .texts(effects.map(\.?.resourceType)),
            .optionalUUIDs(effects.map(\.?.resourceID)),
            .texts(effects.map { $0?.isSecret ?? true ? nil : Self.clean($0?.externalID) }),
            .texts(effects.map { $0?.isSecret ?? true ? nil : Self.clean($0?.name) }),
            .int8s(effects.map { $0?.name.map(keys.name) ?? 0 }),
            .int8s(effects.map { $0?.externalID.map(keys.externalID) ?? 0 }),
            .texts(entries.map(\.outcome.rawValue)),
            .int2s(entries.map { Int16(clamping: $0.answer.status) }),
            .texts(entries.map(\.answer.code)),
            .texts(entries.map(\.answer.scimType)),
            .int4s(entries.map { Int32(clamping: $0.microseconds) }),
            .texts(effects.map { Self.coercions($0) }),
            .texts(effects.map { Self.clean(ProvisionedChanges($0?.changes ?? []).json?.serialized()) }),
            .texts(entries.map { Self.clean($0.answer.detail.map { String($0.prefix(Self.longestDetail)) }) }),
        ]
    }

    /// Rows that are there already stay as they are; only what was counted of a batch whose end nobody heard counts twice.
    func insert(_ statements: [(Statement, [Bind])], of tenant: Tenant) async throws {
        _ = try await database.pipeline(for: tenant, statements)
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
