import Foundation
import Postgres

/// The operator at the terminal: every verb of the `rollcall` command, over the same stores as the services.
package struct Operator: Sendable {
    let services: DomainServices

    /// Opens the database that the environment or the data folder names, and runs one verb on it.
    package static func run(
        dataPath: String, _ verb: @escaping @Sendable (Operator) async throws -> Report
    ) async throws -> Report {
        let connection = try OperatorConnection(dataPath: dataPath, environment: EnvironmentReader())
        let outbound = try OutboundConfiguration(EnvironmentReader())
        return try await DatabaseSession.run(connection.database) { client in
            let services = DomainServices(
                client: client, secretKey: connection.secretKey, outbound: outbound, logger: .silent)
            return try await verb(Operator(services: services))
        }
    }
}
