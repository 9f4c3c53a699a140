import Hummingbird
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import Telemetry
import Tenancy
import Web

/// Probes, metrics of this process and metrics of the service as a whole, on an address of their own, which is not for the internet.
struct OperationsSurface {
    let listen: ListenAddress
    let client: PostgresClient
    let readiness: ReadinessCheck
    let metrics: PrometheusRegistry
    let logger: Logger

    func service() -> some Service {
        let router = Router(context: WebContext.self)
        ProbeRoutes(readiness: readiness.answer).register(in: router)
        let (metrics, client) = (metrics, client)
        router.get("/metrics") { _, _ in
            DatabaseMetrics.note(client.status)
            return Self.answer(metrics.exposition())
        }
        let gauges = ServiceGauges(
            jobs: JobListing(client: client), figures: TenantFiguresStore(client: client, clock: .system))
        router.get("/metrics/service") { _, _ in Self.answer(await gauges.exposition()) }
        return Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port), serverName: nil),
            logger: logger)
    }

    private static func answer(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: PrometheusText.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
