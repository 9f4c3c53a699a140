import Logging
import Postgres

extension MigrationRunner {
    /// What became of one schema in one attempt.
    private enum Outcome: Sendable {
        case current
        /// Another session holds the schema's row, or the row is gone.
        case busy
        /// Worth another attempt.
        case blocked(version: Int32, reason: String)
        case refused(version: Int32, reason: String)
    }

    /// Brings every schema of the kind up, in passes: what was busy or blocked in one is tried again in the next, after a
    /// wait that grows.
    func bringUp(_ kind: SchemaKind) async throws -> (done: Int, failures: [MigrationFailure]) {
        var done = 0
        var attempts: [TenantID: Int] = [:]
        var failures: [TenantID: MigrationFailure] = [:]
        while true {
            let ids = try await behind(kind).filter { failures[$0] == nil }
            if ids.isEmpty { break }
            var deepest = 0
            try await attempt(ids, kind) { id, outcome in
                let count = attempts[id, default: 0] + 1
                attempts[id] = count
                if case .current = outcome {
                    done += 1
                } else if let failure = failure(of: id, outcome, attempts: count) {
                    failures[id] = failure
                    report(failure, kind)
                } else {
                    deepest = max(deepest, count)
                }
            }
            if deepest > 0 { try await Task.sleep(for: pace.wait(after: deepest)) }
        }
        return (done, failures.values.sorted { $0.id.text < $1.id.text })
    }

    private func behind(_ kind: SchemaKind) async throws -> [TenantID] {
        try await client.query(kind.behind, [.int4(plan.tenantVersion)]).map { row in
            try TenantID(stored: row.decode(String.self, at: 0))
        }
    }

    /// Tries each schema once, `pace.workers` at a time.
    private func attempt(
        _ ids: [TenantID], _ kind: SchemaKind, _ record: (TenantID, Outcome) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (TenantID, Outcome).self) { group in
            var waiting = ids.makeIterator()
            func start() {
                guard let id = waiting.next() else { return }
                group.addTask { (id, try await bringUp(id, kind)) }
            }
            for _ in 0..<max(1, pace.workers) { start() }
            while let (id, outcome) = try await group.next() {
                record(id, outcome)
                start()
            }
        }
    }

    /// Applies the schema's missing files, one transaction each.
    private func bringUp(_ id: TenantID, _ kind: SchemaKind) async throws -> Outcome {
        while true {
            var version = plan.tenantVersion
            do {
                guard let applied = try await applyNext(to: id, kind, trying: { version = $0 }) else { return .busy }
                if applied >= plan.tenantVersion { return .current }
            } catch let error as MigrationError {
                return .refused(version: version, reason: error.description)
            } catch let error as PostgresError {
                return try outcome(of: error, version: version)
            }
        }
    }

    /// One transaction: claim, look into the ledger, apply the next file, record. Returns the version reached; nil when the
    /// claim was not to be had.
    private func applyNext(
        to id: TenantID, _ kind: SchemaKind, trying: (Int32) -> Void
    ) async throws -> Int32? {
        let schema = kind.schema(of: id)
        return try await client.transaction(
            affinity: schema, statementTimeout: pace.statementTimeout
        ) { transaction in
            let claim = try await transaction.query(kind.claim, [.text(id.text), .int4(plan.tenantVersion)])
            if claim.isEmpty { return nil }
            let lockTimeout = Bind.text("\(Int64(pace.lockTimeout / .milliseconds(1)))ms")
            transaction.enqueue(MigrationStatements.enterSchema, [.text(schema.text), lockTimeout])
            let ledger = try await MigrationLedger(
                transaction.query(MigrationStatements.ledger, in: schema), of: "\(schema).schema_version")
            // The ledger is right where the control schema's copy differs, as after a restore.
            guard let next = try ledger.pending(of: plan.tenant).first else {
                transaction.enqueue(kind.record, [.text(id.text), .int4(ledger.version)])
                return ledger.version
            }
            trying(next.version)
            for statement in next.statements {
                transaction.enqueue(statement)
            }
            transaction.enqueue(MigrationStatements.insertLedger, in: schema, next.ledgerBinds)
            transaction.enqueue(kind.record, [.text(id.text), .int4(next.version)])
            transaction.enqueue(MigrationStatements.clearFailure, [.text(id.text)])
            return next.version
        }
    }

    /// Errors that are not the schema's end the run.
    private func outcome(of error: PostgresError, version: Int32) throws(PostgresError) -> Outcome {
        switch error {
        case .server(let refusal):
            let states: Set<SQLState> = [.lockNotAvailable, .deadlockDetected, .serializationFailure, .adminShutdown]
            return states.contains(refusal.sqlState)
                ? .blocked(version: version, reason: error.description)
                : .refused(version: version, reason: error.description)
        case .connectionLost:
            return .blocked(version: version, reason: error.description)
        case .statementTimedOut, .decoding:
            return .refused(version: version, reason: error.description)
        default:
            throw error
        }
    }

    /// Nil while another attempt is due.
    private func failure(of id: TenantID, _ outcome: Outcome, attempts: Int) -> MigrationFailure? {
        let version: Int32
        let reason: String
        switch outcome {
        case .current: return nil
        case .refused(let refused, let why): (version, reason) = (refused, why)
        case .blocked(let blocked, let why) where attempts >= pace.attempts: (version, reason) = (blocked, why)
        case .busy where attempts >= 2 * pace.attempts:
            (version, reason) = (plan.tenantVersion, "another session held the tenant's row all the time")
        case .blocked, .busy: return nil
        }
        return MigrationFailure(id: id, slug: nil, version: version, reason: reason, attempts: attempts)
    }

    private func report(_ failure: MigrationFailure, _ kind: SchemaKind) {
        logger.error(
            "a schema was left behind by the migrations",
            metadata: [
                "schema": "\(kind.schema(of: failure.id))", "migration.version": "\(failure.version)",
                "migration.attempts": "\(failure.attempts)", "error": "\(failure.reason)",
            ])
    }
}
