package import Hummingbird

/// The routes that a supervisor asks: `/healthz`, does the process live; `/readyz`, may it get requests.
package struct ProbeRoutes: Sendable {
    /// Supervisors ask every second or so; the log has better things to hold.
    static let paths: Set<String> = ["/healthz", "/readyz"]

    private let readiness: @Sendable () async -> Readiness

    package init(readiness: @escaping @Sendable () async -> Readiness) {
        self.readiness = readiness
    }

    package func register(in router: Router<WebContext>) {
        var routes = RouteTable(prefix: "", gate: OpenGate())
        routes.get("/healthz", AnswerHealth())
        routes.get("/readyz", AnswerReadiness(readiness: readiness))
        routes.register(in: router)
    }
}
