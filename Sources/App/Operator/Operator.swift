import Foundation
import Postgres

/// The operator at the terminal: every verb of the `rollcall` command, over the same stores as the services.
package struct Operator: Sendable {
    let services: DomainServices

    /// Opens the database that the environment or the data folder names, and runs one verb on it.
    ///
    /// - Parameter action: What the audit log calls the verb; nil for one that changes nothing.
    package static func run(
        dataPath: String, as action: CommandAction? = nil, _ verb: @escaping @Sendable (Operator) async throws -> Report
    ) async throws -> Report {
        let connection = try OperatorConnection(dataPath: dataPath, environment: EnvironmentReader())
        let outbound = try OutboundConfiguration(EnvironmentReader())
        return try await DatabaseSession.run(connection.database) { client in
            let services = DomainServices(
                client: client, secretKey: connection.secretKey, outbound: outbound, logger: .silent)
            let person = Operator(services: services)
            guard let action else { return try await verb(person) }
            return try await person.audited(action, verb)
        }
    }
}
