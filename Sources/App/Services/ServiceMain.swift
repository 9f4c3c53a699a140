import Foundation
import Logging
import Metrics
import NIOCore
import Postgres
import Telemetry

/// The life of a service process: settings, log, metrics, run, exit status.
package enum ServiceMain {
    /// Runs the API until SIGTERM or SIGINT. Exit status 2 for a setting or an address that can't be.
    package static func api() async {
        await run("rollcall-api") { try await APIService(configuration: $0, metrics: $1, logger: $2).run() }
    }

    /// Runs the worker until SIGTERM or SIGINT.
    package static func worker() async {
        await run("rollcall-worker") { try await WorkerService(configuration: $0, metrics: $1, logger: $2).run() }
    }

    private static func run(
        _ name: String, _ service: (ServiceConfiguration, PrometheusRegistry, Logger) async throws -> Void
    ) async {
        // A client that hangs up must not end the process.
        signal(SIGPIPE, SIG_IGN)
        let environment = EnvironmentReader()
        do {
            var configuration = try ServiceConfiguration(environment, applicationName: name)
            configuration.log.bootstrap(adding: .workContext)
            let registry = PrometheusRegistry(help: MetricHelp.texts, process: ProcessMetrics())
            MetricsSystem.bootstrap(registry)
            BuildInfo.note(program: name)
            let logger = Logger(label: name)
            for variable in environment.unknownVariables {
                logger.warning("\(variable) is not a setting of Rollcall and is ignored.")
            }
            configuration.database.observer = DatabaseMetrics()
            try await service(configuration, registry, logger)
        } catch let error as ConfigurationError {
            end(2, error.description)
        } catch let error as IOError {
            // Nothing but the two listening sockets lets one of these through.
            end(2, "ROLLCALL_LISTEN or ROLLCALL_OPS_LISTEN can't be listened on: \(error).")
        } catch is CancellationError {
            // Stopped by a signal.
        } catch {
            end(1, "\(name) ended: \(type(of: error)).")
        }
    }

    private static func end(_ status: Int32, _ sentence: String) -> Never {
        StandardError.write(sentence)
        ProcessEnd.exit(status)
    }
}
