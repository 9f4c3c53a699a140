import Foundation
import Synchronization
import TestDatabase
import Testing

/// A server of one test's own, which may be killed.
final class PrivateServer: Sendable {
    private let folder: URL
    private let port: UInt16
    private let process = Mutex<Int32?>(nil)

    private init(folder: URL, port: UInt16) {
        self.folder = folder
        self.port = port
    }

    var url: String { "postgres://postgres@127.0.0.1:\(port)/postgres" }

    static func withServer(_ body: (PrivateServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "postgres-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let server = PrivateServer(folder: folder, port: try FreePort.find())
        do {
            try await server.create()
            try await server.start()
            try await body(server)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    /// Starts the server and waits until it takes connections.
    func start() async throws {
        let program = try await Self.program("postgres")
        let arguments =
            ["-D", data, "-p", "\(port)", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
            + ["-c", "unix_socket_directories=", "-c", "logging_collector=on"]
        let (path, all) = Command.asPostgres(program, arguments)
        let child = Process()
        child.executableURL = URL(filePath: path)
        child.arguments = all
        child.currentDirectoryURL = folder
        try child.run()
        process.withLock { $0 = child.processIdentifier }
        let isReady = try await Self.program("pg_isready")
        try await eventually("the private server takes connections", within: .seconds(60)) {
            (try? await Command.run(isReady, ["-h", "127.0.0.1", "-p", "\(self.port)"])) != nil
        }
    }

    /// `mode`: smart, fast or immediate.
    func stop(_ mode: String) async throws {
        guard process.withLock({ $0.take() }) != nil else { return }
        let (path, arguments) = Command.asPostgres(
            try await Self.program("pg_ctl"), ["-D", data, "-w", "-m", mode, "stop"])
        try await Command.run(path, arguments)
    }

    private var data: String { folder.appending(path: "data").path }

    private func create() async throws {
        if geteuid() == 0 { try await Command.run("/usr/bin/chown", ["postgres", folder.path]) }
        let (path, arguments) = Command.asPostgres(
            try await Self.program("initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"])
        try await Command.run(path, arguments)
    }

    private func remove() async {
        try? await stop("immediate")
        try? FileManager.default.removeItem(at: folder)
    }

    private static func program(_ name: String) async throws -> String {
        let folder = try await Command.run("/usr/bin/pg_config", ["--bindir"])
        return folder.trimmingCharacters(in: .whitespacesAndNewlines) + "/" + name
    }
}
