import Foundation
import JSON
import Postgres
import Testing

@testable import Jobs

extension DatabaseTests {
    /// The statements of the queue must find rows by index whatever the planner believes about a table that changes faster
    /// than its statistics.
    @Suite struct PlanTests {
        /// How the rows and the statistics differ.
        enum World: String, CaseIterable {
            /// 100,000 ready jobs, analysed.
            case full
            /// The same, analysed when the table was empty.
            case fullBelievedEmpty
            /// Half of the jobs running, analysed when all were ready.
            case halfRunning
            /// 200 jobs left, analysed when there were 100,000.
            case drained
        }

        @Test(arguments: World.allCases) func statementsUseIndexesOnly(world: World) async throws {
            try await QueueDatabase.with { database in
                try await build(world, in: database)
                for mode in ["force_generic_plan", "force_custom_plan"] {
                    for question in Self.questions {
                        let plan = try await database.plan(of: question, mode: mode)
                        let used = Set(
                            plan.matches(of: /Scan using (jobs_[a-z_]+)|Index Scan on (jobs_[a-z_]+)/)
                                .compactMap { $0.1 ?? $0.2 }.map { String($0) })
                        let comment = Comment("\(world), \(mode), \(question.statement):\n\(plan)")
                        #expect(!plan.contains("Seq Scan on jobs"), comment)
                        #expect(used == question.indexes, comment)
                    }
                }
            }
        }

        /// A month of minutes of 20 queues: what is asked of one does not read those of the others.
        @Test func minutesAreReadByQueueAndTime() async throws {
            try await QueueDatabase.with { database in
                try await database.execute(
                    """
                    INSERT INTO rollcall.queue_minutes (queue, minute, worker_id, completed, failed, discarded)
                    SELECT 'q' || q, date_trunc('minute', now()) - n * interval '1 minute', 1, 1, 0, 0
                    FROM generate_series(1, 20) AS q, generate_series(1, 5000) AS n
                    """)
                try await database.execute("ANALYZE rollcall.queue_minutes")
                for mode in ["force_generic_plan", "force_custom_plan"] {
                    for question in [
                        Question(statement: RateStatements.minutes, parameters: [("text", "'q7'"), ("int4", "60")]),
                        Question(statement: RateStatements.queues, parameters: []),
                    ] {
                        let plan = try await database.plan(of: question, mode: mode)
                        let comment = Comment("\(mode), \(question.statement):\n\(plan)")
                        #expect(!plan.contains("Seq Scan on queue_minutes"), comment)
                        #expect(plan.contains("queue_minutes_pkey"), comment)
                    }
                }
            }
        }

        struct Question: Sendable {
            let statement: Statement
            /// The parameters as SQL literals with their types.
            let parameters: [(type: String, value: String)]
            /// Exactly the indexes of the jobs that it may use.
            var indexes: Set<String> = ["jobs_pkey"]
        }

        private static let ids =
            "(SELECT array_agg(id) FROM (SELECT id FROM rollcall.jobs ORDER BY id LIMIT 500) AS counted)"
        private static let claimed: [(String, String)] = [
            ("int8", "1"), ("int8[]", ids), ("int2[]", "array_fill(1::int2, ARRAY[500])"),
        ]

        private static let questions: [Question] = [
            Question(
                statement: JobStatements.newcomers,
                parameters: [
                    ("text", "'test'"), ("text[]", "ARRAY['', 't2', 't4']"), ("text[]", "ARRAY['t2', 't4', '~']"),
                ],
                indexes: ["jobs_ready"]),
            Question(
                statement: JobStatements.claim,
                parameters: [
                    ("text", "'test'"), ("text[]", "ARRAY['t1', 't2', 't3']"), ("int8", "100"), ("int8", "300"),
                    ("int8", "1"), ("float8", "60"), ("int2[]", "ARRAY[-1, 100, 100]::int2[]"),
                    ("int8[]", "ARRAY[0, 5000, 70000]::int8[]"),
                ], indexes: ["jobs_ready", "jobs_pkey"]),
            Question(statement: JobStatements.complete, parameters: claimed),
            Question(statement: JobStatements.completeWithoutHistory, parameters: claimed),
            Question(statement: JobStatements.release, parameters: claimed + [("float8", "0")]),
            Question(
                statement: JobStatements.fail,
                parameters: claimed + [
                    ("float8[]", "array_fill(1::float8, ARRAY[500])"), ("text[]", "array_fill('x'::text, ARRAY[500])"),
                    ("bool[]", "array_fill(false, ARRAY[500])"),
                ]),
            Question(
                statement: JobSweepStatements.counts[.discarded] ?? JobStatements.promote,
                parameters: [("text", "'test.work'"), ("text", "'t1'"), ("text", "'test'"), ("int8", "100001")],
                indexes: ["jobs_discarded"]),
            Question(
                statement: JobListingStatements.underWay,
                parameters: [
                    ("text", "'t1'"), ("text[]", "ARRAY['test.rare', 'test.other']"), ("text[]", "ARRAY['test']"),
                    ("int8", "20"),
                ], indexes: ["jobs_ready", "jobs_running", "jobs_scheduled"]),
            Question(
                statement: JobListingStatements.depths, parameters: [("int8", "10000")],
                indexes: ["jobs_ready", "jobs_scheduled", "jobs_running", "jobs_discarded"]),
            Question(
                statement: JobListingStatements.heads, parameters: [("text", "'test'")], indexes: ["jobs_ready"]),
            Question(
                statement: JobSweepStatements.counts[.ready] ?? JobStatements.promote,
                parameters: [("text", "'test.work'"), ("text", "'t1'"), ("text", "'test'"), ("int8", "100001")],
                indexes: ["jobs_ready"]),
            Question(
                statement: JobSweepStatements.counts[.scheduled] ?? JobStatements.promote,
                parameters: [("text", "'test.work'"), ("text", "'t1'"), ("text", "'test'"), ("int8", "100001")],
                indexes: ["jobs_scheduled"]),
            Question(
                statement: JobStatements.promote, parameters: [("int8", "1000")],
                indexes: ["jobs_scheduled", "jobs_pkey"]),
            Question(
                statement: JobStatements.rescue, parameters: [("float8", "30"), ("int8", "500"), ("int4", "3")],
                indexes: ["jobs_running", "jobs_pkey"]),
        ]

        private func build(_ world: World, in database: QueueDatabase) async throws {
            let jobs = "rollcall.jobs"
            try await database.execute("ALTER TABLE \(jobs) SET (autovacuum_enabled = off)")
            if world == .fullBelievedEmpty { try await database.execute("ANALYZE \(jobs)") }
            try await database.execute(
                """
                INSERT INTO \(jobs) (tenant_id, queue, kind, payload)
                SELECT 't' || n % 50, 'test', 'test.work', '{}' FROM generate_series(1, 100000) AS n
                """)
            if world != .fullBelievedEmpty { try await database.execute("ANALYZE \(jobs)") }
            let worker = try await database.register()
            switch world {
            case .full, .fullBelievedEmpty: break
            case .halfRunning:
                try await database.execute(
                    """
                    UPDATE \(jobs) SET state = 'running', worker_id = \(worker), attempt = 1, claimed_at = now()
                    WHERE id % 2 = 0
                    """)
            case .drained: try await database.execute("DELETE FROM \(jobs) WHERE id > 200")
            }
        }
    }
}

extension QueueDatabase {
    /// The plan that a prepared statement gets.
    func plan(of question: DatabaseTests.PlanTests.Question, mode: String) async throws -> String {
        let types = question.parameters.map(\.type).joined(separator: ", ")
        let values = question.parameters.map(\.value)
        return try await client.withConnection { connection in
            func run(_ sql: String) async throws -> Rows {
                try await connection.query(Statement("test.plan", sql))
            }
            _ = try await run("SET plan_cache_mode = \(mode)")
            _ = try await run("DEALLOCATE ALL")
            _ = try await run("PREPARE question \(types.isEmpty ? "" : "(\(types))") AS \(question.statement.sql)")
            // EXECUTE takes no subqueries; the ids are worked out before.
            var literals: [String] = []
            for value in values where !value.isEmpty {
                let text = try await run("SELECT quote_literal((\(value))::text)")
                literals.append(try text[0].decode(String.self))
            }
            let rows = try await run(
                "EXPLAIN EXECUTE question \(literals.isEmpty ? "" : "(\(literals.joined(separator: ", ")))")")
            let plan = try rows.map { try $0.decode(String.self) }.joined(separator: "\n")
            _ = try await run("DEALLOCATE ALL")
            _ = try await run("RESET plan_cache_mode")
            return plan
        }
    }
}
