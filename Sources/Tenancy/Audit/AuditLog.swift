package import FoundationEssentials
package import Postgres

/// What people and programs did through the admin API and at the command line. Entries are only ever added, and forgotten
/// when they are old.
///
/// What is about to be done is written first, and how it ended afterwards: nothing is changed without an entry, whatever
/// ends the process in between; such an entry has no outcome.
package struct AuditLog: Sendable {
    /// Entries that one statement forgets.
    private static let forgottenAtOnce: Int64 = 5_000

    private let client: PostgresClient
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(client: PostgresClient, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Writes down what is about to be done; throws when that can't be, and then it must not be done.
    package func begin(_ entry: NewAuditEntry) async throws -> UUID {
        let now = clock.now()
        let id = identifiers.next(at: now)
        _ = try await client.query(
            AuditStatements.begin,
            [
                .uuid(id), .timestamp(now), .uuid(entry.actor.id), .text(entry.actor.name), .text(entry.requestID),
                .text(entry.action), .text(entry.tenantID?.text), .text(Self.indexed(entry.subject)),
                .text(entry.request),
                .text(entry.before),
            ])
        return id
    }

    /// Writes down how it ended.
    ///
    /// - Parameters:
    ///   - status: See ``AuditEntry/status``.
    ///   - subject: What was made, where that had no id before.
    ///   - after: JSON text without secrets: what there is now.
    package func end(_ id: UUID, status: Int, subject: String? = nil, after: String? = nil) async throws {
        _ = try await client.query(
            AuditStatements.end,
            [.uuid(id), .int2(Int16(clamping: status)), .text(Self.indexed(subject)), .text(after)])
    }

    /// As an index takes it: what stands in a path may be long, and hold what Postgres can't keep.
    private static func indexed(_ subject: String?) -> String? {
        subject.map { String(String.UnicodeScalarView($0.unicodeScalars.filter { $0 != "\0" }.prefix(300))) }
    }

    /// Up to `limit` entries that pass, the newest first, older than `before`.
    package func page(
        _ filter: AuditFilter, before: UUID? = nil, limit: Int
    ) async throws -> Page<AuditEntry, UUID> {
        let rows = try await client.query(
            AuditStatements.page(filter),
            [
                .uuid(filter.since.map { UUID(beforeAllOf: $0) } ?? UUID(beforeAllOf: .distantPast)),
                .uuid(min(before ?? .afterAll, filter.until.map { UUID(beforeAllOf: $0) } ?? .afterAll)),
                .int8(Int64(limit) + 1), .text(filter.tenantID?.text), .uuid(filter.actorID), .text(filter.action),
                .text(filter.subject),
            ])
        return Page(try rows.map { row throws(PostgresError) in try AuditEntry(row) }, limit: limit) { $0.id }
    }

    package func find(_ id: UUID) async throws -> AuditEntry? {
        try await client.query(AuditStatements.find, [.uuid(id)]).first
            .map { row throws(PostgresError) in try AuditEntry(row) }
    }

    /// Forgets what was done inside a tenant that is dropped: it is the tenant's. What was done to it stays.
    package func forget(tenantID: TenantID, in transaction: PostgresTransaction) {
        transaction.enqueue(AuditStatements.forgetTenant, [.text(tenantID.text)])
    }

    /// Forgets entries older than `age`, the oldest first. Doing it again forgets nothing more.
    @discardableResult
    package func forget(olderThan age: Duration) async throws -> Int {
        let end = UUID(beforeAllOf: clock.now().addingTimeInterval(-Double(age.components.seconds)))
        var total = 0
        while true {
            let rows = try await client.query(AuditStatements.forget, [.uuid(end), .int8(Self.forgottenAtOnce)])
            let count = try rows.first?.decode(Int.self) ?? 0
            total += count
            guard count == Int(Self.forgottenAtOnce) else { return total }
        }
    }
}

extension UUID {
    /// The max UUID (RFC 9562 §5.10): after every id.
    fileprivate static let afterAll = UUID(
        uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))

    /// Before every id of version 7 (RFC 9562 §5.7) that is made at the moment or later.
    fileprivate init(beforeAllOf moment: Date) {
        let milliseconds = UInt64(min(max(0, moment.timeIntervalSince1970 * 1000), 281_474_976_710_655))
        func byte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: milliseconds >> shift) }
        self.init(
            uuid: (byte(40), byte(32), byte(24), byte(16), byte(8), byte(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}
