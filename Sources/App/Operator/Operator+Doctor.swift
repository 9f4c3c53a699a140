import Foundation
import JSON
import Jobs
import Postgres
import Tenancy

extension Operator {
    /// `rollcall doctor`: every check with its finding and what to do. A check that can't be made is a finding, too.
    package static func examine(dataPath: String) async throws -> Report {
        let connection: OperatorConnection
        do {
            connection = try OperatorConnection(dataPath: dataPath, environment: EnvironmentReader())
        } catch {
            guard case .refused(let sentence) = OperatorFailure(error) else { throw error }
            return Finding.report([.problem("configuration", sentence, "Set it and run this again.")])
        }
        var findings = [Finding.fine("configuration", "The settings can be read.")]
        let unknown = EnvironmentReader().unknownVariables
        if !unknown.isEmpty {
            findings.append(
                .warning(
                    "environment", "Nothing reads \(unknown.joined(separator: ", ")).", "Look for a spelling mistake."))
        }
        let found = try await DatabaseSession.run(connection.database) { client in
            await Examination(client: client).findings()
        }
        return Finding.report(findings + found + (await MailExamination().findings()))
    }
}

/// The checks that ask the database, from the most basic on: what rests on a failed one is not asked.
private struct Examination: Sendable {
    let client: PostgresClient

    func findings() async -> [Finding] {
        do {
            return try await [server(), clock(), horizon()] + schemas() + queue()
        } catch {
            let reason = (error as? PostgresError)?.description ?? "\(type(of: error))"
            return [
                .problem("database", "It can't be asked: \(reason)", "Check ROLLCALL_DATABASE_URL and the server.")
            ]
        }
    }

    private func server() async throws -> Finding {
        let version = try await client.query(Self.version).first?.decode(Int32.self, at: 0) ?? 0
        guard version >= 150_000 else {
            return .problem(
                "database", "The server's version is \(version / 10_000).", "Rollcall needs PostgreSQL 15 or newer.")
        }
        return .fine("database", "PostgreSQL \(version / 10_000) answers.")
    }

    private func clock() async throws -> Finding {
        let asked = Date()
        guard let time = try await client.query(Self.now).first?.decode(Date.self, at: 0) else {
            return .problem("clock", "The database does not tell its time.", "Check the server.")
        }
        let midpoint = asked.addingTimeInterval(Date().timeIntervalSince(asked) / 2)
        let offset = abs(time.timeIntervalSince(midpoint))
        guard offset < 2 else {
            return .warning(
                "clock", "This machine and the database differ by \(Int(offset)) s.",
                "Let both follow a time server: tokens expire by this machine's clock.")
        }
        return .fine("clock", "This machine and the database agree.")
    }

    private func schemas() async throws -> [Finding] {
        let status = try await MigrationRunner(client: client, logger: .silent).status()
        guard status.controlVersion >= status.requiredControlVersion else {
            return [
                .problem(
                    "schemas", "The control schema is at \(status.controlVersion) of \(status.requiredControlVersion).",
                    "Run \"rollcall migrate\".")
            ]
        }
        guard status.tenantsBehind == 0 else {
            return [.problem("schemas", "\(status.tenantsBehind) tenants are behind.", "Run \"rollcall migrate\".")]
        }
        return [.fine("schemas", "Every schema is at this program's version.")]
    }

    private func queue() async throws -> [Finding] {
        let listing = JobListing(client: client)
        var findings: [Finding] = []
        let workers = try await listing.workers().filter(\.isAlive)
        findings.append(
            workers.isEmpty
                ? .warning("workers", "No worker is running.", "Start rollcall-worker: seats wait until then.")
                : .fine("workers", "\(workers.count) running."))
        for depth in try await listing.depths() {
            if let oldest = depth.oldestReadySeconds, oldest > 60 {
                findings.append(
                    .warning(
                        "queue \(depth.queue)", "The oldest job waits for \(Int(oldest)) s.", "Start more workers."))
            }
            if depth.discarded > 0 {
                findings.append(
                    .warning(
                        "queue \(depth.queue)", "\(depth.discarded) jobs were given up.",
                        "See \"rollcall job list --state discarded\", mend the cause, retry them."))
            }
        }
        return findings
    }

    /// What keeps vacuum from removing dead rows anywhere in the database.
    private func horizon() async throws -> Finding {
        guard let row = try await client.query(Self.oldestSnapshot).first else {
            return .fine("snapshots", "Nobody holds an old one.")
        }
        let (process, minutes) = try row.decode(Int32.self, Double.self)
        return .warning(
            "snapshots", "The session of process \(process) has held one for \(Int(minutes)) minutes: dead rows stay.",
            "End its transaction; run long reports and dumps on a standby.")
    }

    /// Sessions of others show their times to superusers and members of pg_read_all_stats only.
    private static let oldestSnapshot = Statement(
        "doctor.oldest_snapshot",
        """
        SELECT pid, (extract(epoch FROM now() - xact_start) / 60)::float8 FROM pg_stat_activity
        WHERE backend_xmin IS NOT NULL AND datname = current_database() AND backend_type = 'client backend'
          AND xact_start < now() - interval '10 minutes'
        ORDER BY xact_start LIMIT 1
        """)

    private static let version = Statement("doctor.version", "SELECT current_setting('server_version_num')::integer")
    private static let now = Statement("doctor.now", "SELECT clock_timestamp()")
}
