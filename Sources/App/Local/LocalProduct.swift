package import Foundation
import Postgres
import Tenancy
import UnixSignals

/// The whole product on one machine: a private Postgres, the migrations, one API and one worker process.
///
/// Nothing in here is needed in production; it starts the same two programs that production runs, by the same environment.
package struct LocalProduct: Sendable {
    private let port: Int
    private let dataPath: String
    private let withDemo: Bool
    private let programs: URL
    private let environment: EnvironmentReader

    /// - Parameters:
    ///   - port: Of the HTTP surfaces, on 127.0.0.1.
    ///   - dataPath: The data folder, made when it is not there.
    ///   - programs: The folder of `rollcall-api` and `rollcall-worker`.
    package init(
        port: Int, dataPath: String, withDemo: Bool, programs: URL, environment: EnvironmentReader = EnvironmentReader()
    ) {
        self.port = port
        self.dataPath = dataPath
        self.withDemo = withDemo
        self.programs = programs
        self.environment = environment
    }

    /// Runs until SIGINT or SIGTERM, then stops everything in the opposite order.
    package func run(print: @escaping @Sendable (String) -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let folder = try DataFolder(dataPath)
        let secrets = try LocalSecrets.keep(in: folder)
        let leftovers = ["api", "worker"].map { service($0, in: folder, environment: [:]) }
        for leftover in leftovers { try await leftover.endLeftover() }
        guard LocalPort.isFree(port) else {
            throw LocalError("Port \(port) is taken by another program. Stop it, or choose another port with --port.")
        }
        let postgres = try await privatePostgres(in: folder, secrets: secrets)
        do {
            let databaseURL = try await database(postgres, print: print)
            let demo = try await prepare(databaseURL, folder: folder, secrets: secrets)
            let variables = serviceEnvironment(databaseURL: databaseURL, secrets: secrets)
            let services = ["api", "worker"].map { service($0, in: folder, environment: variables) }
            try await run(services, until: signals, print: print) {
                try folder.write(demo, to: "demo.json")
                print(Greeting(demo: demo, folder: folder.url).text)
            }
        } catch {
            try? await postgres?.stop()
            throw error
        }
        try await postgres?.stop()
        print("Rollcall has stopped. \"rollcall up\" finds everything again.")
    }

    private func privatePostgres(in folder: DataFolder, secrets: LocalSecrets) async throws -> PrivatePostgres? {
        guard try environment.text(.databaseURL) == nil else { return nil }
        let account = try UnprivilegedAccount.needed()
        let cluster = try await folder.clusterFolder(for: account)
        return try PrivatePostgres(
            installation: .find(), account: account, cluster: cluster, password: secrets.databasePassword,
            log: cluster.deletingLastPathComponent().appending(path: "server.log"))
    }

    private func database(_ postgres: PrivatePostgres?, print: @Sendable (String) -> Void) async throws -> String {
        guard let postgres else { return try environment.required(.databaseURL, "") }
        print("Starting Postgres in \(postgres.cluster.path)")
        return try await postgres.start()
    }

    /// Migrates and makes the demo tenant.
    private func prepare(_ databaseURL: String, folder: DataFolder, secrets: LocalSecrets) async throws -> DemoFile {
        let known = try folder.read(DemoFile.self, from: "demo.json")
        let origin = "http://127.0.0.1:\(port)"
        var demo = DemoFile(adminURL: origin + "/admin/v1", adminKey: secrets.adminKey, databaseURL: databaseURL)
        let secretKey = Array(Data(base64Encoded: secrets.secretKey) ?? Data())
        let made = try await DatabaseSession.run(PostgresConfiguration(url: databaseURL, connections: 4)) { client in
            let report = try await MigrationRunner(client: client, logger: .silent).migrate()
            if let failure = report.failures.first {
                throw LocalError(
                    "The schema of \(failure.slug ?? failure.id.text) can't be migrated: \(failure.reason)")
            }
            let services = DomainServices(client: client, secretKey: secretKey, outbound: .strict, logger: .silent)
            guard withDemo else { return (token: String, link: ConsoleLink)?.none }
            let tenant = DemoTenant(services: services)
            return (try await tenant.prepare(knownToken: known?.scimToken), try await tenant.consoleLink())
        }
        if let (token, link) = made {
            demo.consoleURL = origin + "/console"
            demo.consoleSignInURL = origin + link.path
            demo.scimBaseURL = origin + "/t/\(DemoTenant.slug)/scim/v2"
            demo.scimToken = token
            demo.tenant = DemoTenant.slug
        }
        return demo
    }

    private func service(_ name: String, in folder: DataFolder, environment: [String: String]) -> ServiceProcess {
        ServiceProcess(
            name, executable: programs.appending(path: "rollcall-\(name)"), environment: environment, folder: folder)
    }

    /// What this process was given, without its own settings, and what the services need.
    private func serviceEnvironment(databaseURL: String, secrets: LocalSecrets) -> [String: String] {
        var variables = ProcessInfo.processInfo.environment
        for key: EnvironmentKey in [.databaseURL, .secretKey, .bootstrapAdminKey] {
            if let file = key.fileVariable { variables[file] = nil }
        }
        variables[EnvironmentKey.databaseURL.rawValue] = databaseURL
        variables[EnvironmentKey.secretKey.rawValue] = secrets.secretKey
        variables[EnvironmentKey.bootstrapAdminKey.rawValue] = secrets.adminKey
        variables[EnvironmentKey.listen.rawValue] = "127.0.0.1:\(port)"
        variables[EnvironmentKey.opsListen.rawValue] = "127.0.0.1:0"
        return variables
    }

    private func run(
        _ services: [ServiceProcess], until signals: UnixSignalsSequence, print: @escaping @Sendable (String) -> Void,
        whenReady greet: @escaping @Sendable () throws -> Void
    ) async throws {
        let port = port
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for service in services {
                group.addTask {
                    try await service.supervise(report: print)
                    return true
                }
            }
            group.addTask {
                try await ReadyProbe(port: port).wait()
                try greet()
                return false
            }
            group.addTask {
                for await _ in signals { break }
                print("Stopping.")
                for service in services { service.stop() }
                return false
            }
            var running = services.count
            do {
                while running > 0, let hasEnded = try await group.next() { running -= hasEnded ? 1 : 0 }
            } catch {
                for service in services { service.stop() }
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
    }
}
