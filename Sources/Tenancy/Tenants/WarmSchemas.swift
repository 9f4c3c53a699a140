package import Postgres

/// Schemas made ahead of need: a new tenant renames one in less than a millisecond, where making one takes 20 to 30.
package struct WarmSchemas: Sendable {
    /// A schema that a tenant is about to have.
    struct Taken: Sendable {
        let id: TenantID
        let version: Int32
        let isReady: Bool
    }

    /// Of the advisory lock that keeps two refills from making the same schemas twice: "warm" in ASCII.
    private static let lockKey: Int64 = 0x7761_726D

    private let client: PostgresClient
    private let plan: MigrationPlan

    package init(client: PostgresClient, plan: MigrationPlan = .embedded) {
        self.client = client
        self.plan = plan
    }

    /// Makes schemas until `target` are ready, one transaction each, and returns how many it made. Ends early when another
    /// process is at it.
    @discardableResult
    package func refill(to target: Int) async throws -> Int {
        var made = 0
        while try await makeOne(unless: target) {
            made += 1
        }
        return made
    }

    /// How many are ready at this binary's version.
    package func count() async throws -> Int {
        try await Self.count(client.query(WarmSchemaStatements.count, [.int4(plan.tenantVersion)]))
    }

    /// A ready schema, out of the reach of others until the transaction ends; or a fresh id when none is left.
    func take(in transaction: PostgresTransaction) async throws -> Taken {
        let rows = try await transaction.query(WarmSchemaStatements.take, [.int4(plan.tenantVersion)])
        if let row = rows.first {
            return Taken(
                id: try TenantID(stored: row.decode(String.self, at: 0)), version: plan.tenantVersion, isReady: true)
        }
        return Taken(id: newID(), version: plan.tenantVersion, isReady: false)
    }

    /// Gives the schema that was taken its tenant's name, and its tables if it has none yet; goes with the commit.
    func open(_ taken: Taken, in transaction: PostgresTransaction) {
        guard taken.isReady else {
            return plan.build(taken.id.schema, in: transaction)
        }
        transaction.enqueue(WarmSchemaStatements.rename(taken.id.warmSchema, to: taken.id.schema))
    }

    private func makeOne(unless target: Int) async throws -> Bool {
        let id = newID()
        return try await client.transaction { transaction in
            let isMine = try await transaction.query(WarmSchemaStatements.tryLock, [.int8(Self.lockKey)])
            guard try isMine.first?.decode(Bool.self, at: 0) == true else { return false }
            let ready = try await transaction.query(WarmSchemaStatements.count, [.int4(plan.tenantVersion)])
            guard try Self.count(ready) < target else { return false }
            transaction.enqueue(WarmSchemaStatements.insert, [.text(id.text), .int4(plan.tenantVersion)])
            plan.build(id.warmSchema, in: transaction)
            return true
        }
    }

    private func newID() -> TenantID {
        var random = SystemRandomNumberGenerator()
        return TenantID.random(using: &random)
    }

    private static func count(_ rows: Rows) throws -> Int {
        try Int(rows.first?.decode(Int64.self, at: 0) ?? 0)
    }
}
