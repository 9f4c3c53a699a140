import Logging
import Tenancy

/// Keeps schemas ready for new tenants, so that making a tenant renames one and makes none.
struct WarmSchemaDuty: Sendable {
    /// How many schemas wait: what an operator's script can create between two rounds without waiting for DDL.
    static let target = 8
    static let period = Duration.seconds(5)

    let schemas: WarmSchemas
    let logger: Logger

    /// Refills until the task is cancelled; a database that is away is asked again at the next round.
    func run() async {
        while !Task.isCancelled {
            do {
                _ = try await schemas.refill(to: Self.target)
            } catch is CancellationError {
                return
            } catch {
                logger.debug("Warm schemas could not be refilled", metadata: ["error.type": "\(type(of: error))"])
            }
            try? await Task.sleep(for: Self.period)
        }
    }
}
