package import Foundation
import UnixSignals

/// The whole product on one machine: a private Postgres, the migrations, one API and one worker process.
///
/// Nothing in here is needed in production; it starts the same two programs that production runs, by the same environment.
package struct LocalProduct: Sendable {
    package let port: Int
    package let dataPath: String
    package let withDemo: Bool
    /// A database to use in place of a private Postgres.
    package let databaseURL: String?
    /// The folder of `rollcall-api` and `rollcall-worker`.
    package let programs: URL

    package init(port: Int, dataPath: String, withDemo: Bool, databaseURL: String?, programs: URL) {
        self.port = port
        self.dataPath = dataPath
        self.withDemo = withDemo
        self.databaseURL = databaseURL
        self.programs = programs
    }

    /// Runs until SIGINT or SIGTERM, then stops everything in the opposite order.
    package func run(print: @escaping @Sendable (String) -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let folder = try DataFolder(dataPath)
        let secrets = try LocalSecrets.keep(in: folder)
        let postgres = try await privatePostgres(in: folder, secrets: secrets)
        let services = ["api", "worker"].map { name in
            ServiceProcess(
                name, executable: programs.appending(path: "rollcall-\(name)"), environment: [:], folder: folder)
        }
        for service in services { try await service.endLeftover() }
        guard LocalPort.isFree(port) else {
            throw LocalError("Port \(port) is taken by another program; choose another with --port.")
        }
        _ = (signals, postgres)
    }

    private func privatePostgres(in folder: DataFolder, secrets: LocalSecrets) async throws -> PrivatePostgres? {
        guard databaseURL == nil else { return nil }
        let account = try UnprivilegedAccount.needed()
        let cluster = try await folder.clusterFolder(for: account)
        return try PrivatePostgres(
            installation: .find(), account: account, cluster: cluster, password: secrets.databasePassword,
            log: cluster.deletingLastPathComponent().appending(path: "server.log"))
    }
}
