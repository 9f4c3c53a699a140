import Hummingbird
import Logging
import Postgres
import ServiceLifecycle
import Telemetry
import Tenancy
import Web

/// Probes and metrics on an address of their own, which is not for the internet.
struct OperationsSurface {
    let listen: ListenAddress
    let client: PostgresClient
    let metrics: PrometheusRegistry
    let logger: Logger

    func service() -> some Service {
        let router = Router(context: WebContext.self)
        ProbeRoutes(readiness: ReadinessCheck(client: client).answer).register(in: router)
        let metrics = metrics
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: PrometheusText.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.exposition())))
        }
        return Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port), serverName: nil),
            logger: logger)
    }
}
