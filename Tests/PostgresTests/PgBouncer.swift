import Foundation
import TestDatabase
import Testing

/// PgBouncer in transaction mode before one database, with two server connections for all clients.
final class PgBouncer: Sendable {
    let url: String
    private let folder: URL
    private let process: Int32

    private init(url: String, folder: URL, process: Int32) {
        self.url = url
        self.folder = folder
        self.process = process
    }

    static func start(before database: TestDatabase) async throws -> PgBouncer {
        let program = "/usr/sbin/pgbouncer"
        try #require(
            FileManager.default.isExecutableFile(atPath: program),
            "PgBouncer is not installed: run the tests with `make test`, which installs it")
        let port = try FreePort.find()
        let folder = try await configure(before: database, port: port)
        let (path, arguments) = Command.asPostgres(program, ["-q", folder.appending(path: "pgbouncer.ini").path])
        let child = Process()
        child.executableURL = URL(filePath: path)
        child.arguments = arguments
        child.currentDirectoryURL = folder
        child.standardError = FileHandle.nullDevice
        try child.run()
        var components = try #require(URLComponents(string: database.url))
        components.port = Int(port)
        return PgBouncer(url: try #require(components.string), folder: folder, process: child.processIdentifier)
    }

    func stop() {
        kill(process, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func configure(before database: TestDatabase, port: UInt16) async throws -> URL {
        let components = try #require(URLComponents(string: database.url))
        let name = components.path.dropFirst()
        let folder = FileManager.default.temporaryDirectory.appending(path: "pgbouncer-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let server =
            "host=\(components.host ?? "127.0.0.1") port=\(components.port ?? 5432) "
            + "user=\(components.user ?? "postgres")"
        let password = components.password.map { " password=\($0)" } ?? ""
        let settings = """
            [databases]
            \(name) = \(server)\(password) dbname=\(name)
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            """
        try settings.write(to: folder.appending(path: "pgbouncer.ini"), atomically: true, encoding: .utf8)
        if geteuid() == 0 { try await Command.run("/usr/bin/chown", ["-R", "postgres", folder.path]) }
        return folder
    }
}
