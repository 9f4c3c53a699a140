package import Logging
package import Tenancy

/// Keeps schemas ready for tenants to come, for as long as the task runs.
///
/// Not a job, for nobody asks for it and nothing is lost when it fails. Every worker may run it: whoever is at it keeps the
/// others out.
package struct RefillWarmSchemas: Sendable {
    private let warmSchemas: WarmSchemas
    private let target: Int
    private let period: Duration
    private let logger: Logger

    package init(warmSchemas: WarmSchemas, target: Int = 10, period: Duration = .seconds(10), logger: Logger) {
        self.warmSchemas = warmSchemas
        self.target = target
        self.period = period
        self.logger = logger
    }

    /// Returns when the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do {
                try await warmSchemas.refill(to: target)
            } catch {
                logger.notice("Schemas for new tenants were not made; trying again later.", error: error)
            }
            try? await Task.sleep(for: period)
        }
    }
}
