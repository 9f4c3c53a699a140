import Foundation
import Postgres

/// Which database the operator's verbs work on: that of the environment, else that of a `rollcall up`.
struct OperatorConnection: Sendable {
    let database: PostgresConfiguration
    /// 32 bytes; needed by the verbs that make tokens and keys, so a database alone is enough for the others.
    let secretKey: [UInt8]

    init(dataPath: String, environment: EnvironmentReader) throws {
        if try environment.text(.databaseURL) != nil {
            database = Self.forCommands(try ServiceConfiguration.database(environment, applicationName: "rollcall"))
            secretKey = try ServiceConfiguration.secretKey(environment)
            return
        }
        let folder = URL(filePath: dataPath, directoryHint: .isDirectory)
        guard let demo = Self.read(DemoFile.self, folder.appending(path: "demo.json")),
            let secrets = Self.read(LocalSecrets.self, folder.appending(path: "secrets.json")),
            let key = Data(base64Encoded: secrets.secretKey)
        else {
            throw OperatorRefusal(
                "ROLLCALL_DATABASE_URL is not set, and there is no \"rollcall up\" in \(dataPath) to work on.")
        }
        database = Self.forCommands(PostgresConfiguration(url: demo.databaseURL, connections: 4))
        secretKey = Array(key)
    }

    /// A migration of a large table may take as long as it takes; nobody waits for it but the operator.
    private static func forCommands(_ configuration: PostgresConfiguration) -> PostgresConfiguration {
        var configuration = configuration
        configuration.statementTimeout = nil
        // An archive may come from a pipe, or go to one, whose other end takes its time.
        configuration.idleInTransactionTimeout = nil
        return configuration
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ file: URL) -> Value? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }
}
