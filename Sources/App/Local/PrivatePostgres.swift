import Foundation

/// The Postgres cluster that `rollcall up` keeps for itself: made on the first start, found again on the next.
///
/// It listens on a free loopback port with a password of its own and no socket file, so it meets no other server on the
/// machine. It outlives a `rollcall up` that was killed; the next one finds it running and goes on with it.
struct PrivatePostgres: Sendable {
    let installation: PostgresInstallation
    let account: UnprivilegedAccount?
    let cluster: URL
    let password: String
    let log: URL

    /// The connection URI of the running cluster's maintenance database `rollcall`.
    func start() async throws -> String {
        if !FileManager.default.fileExists(atPath: cluster.appending(path: "PG_VERSION").path) {
            try await create()
        }
        if try await !isRunning {
            let port = try LocalPort.free()
            let outcome = try await run(
                "pg_ctl", ["start", "--wait", "--timeout=120", "-D", cluster.path, "-l", log.path, "-o", "-p \(port)"])
            guard outcome.isSuccess else {
                throw LocalError("Postgres does not start; its log \(log.path) says why.")
            }
        }
        return try "postgres://rollcall:\(password)@127.0.0.1:\(runningPort())/postgres"
    }

    /// Stops the server after its open transactions have been rolled back.
    func stop() async throws {
        guard try await isRunning else { return }
        _ = try await run("pg_ctl", ["stop", "--mode=fast", "--wait", "--timeout=60", "-D", cluster.path])
    }

    private var isRunning: Bool {
        get async throws { try await run("pg_ctl", ["status", "-D", cluster.path]).isSuccess }
    }

    private func create() async throws {
        let passwordFile = cluster.deletingLastPathComponent().appending(path: "password-\(UUID().uuidString)")
        try Data(password.utf8).write(to: passwordFile)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passwordFile.path)
        try account?.own(passwordFile)
        defer { try? FileManager.default.removeItem(at: passwordFile) }
        let outcome = try await run(
            "initdb",
            [
                "-D", cluster.path, "--username=rollcall", "--pwfile=\(passwordFile.path)", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8",
            ])
        guard outcome.isSuccess else {
            throw LocalError("Postgres can't make its data folder \(cluster.path): \(outcome.output.suffix(400))")
        }
        let settings = """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = '128MB'
            random_page_cost = 1.1
            jit = off
            recovery_init_sync_method = syncfs

            """
        let file = try FileHandle(forWritingTo: cluster.appending(path: "postgresql.conf"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(settings.utf8))
        try file.close()
    }

    /// The port of the running server: the fourth line of its lock file.
    private func runningPort() throws -> Int {
        let lines = try String(contentsOf: cluster.appending(path: "postmaster.pid"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 3, let port = Int(lines[3].trimmingCharacters(in: .whitespaces)) else {
            throw LocalError("Postgres runs, but its lock file in \(cluster.path) does not name its port.")
        }
        return port
    }

    private func run(_ program: String, _ arguments: [String]) async throws -> Command.Outcome {
        try await installation.program(program, arguments, as: account).run()
    }
}
