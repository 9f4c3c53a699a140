import FoundationEssentials
import JSON
import Notifications
package import Outbound
package import Tenancy
import TraceContext

/// Makes the attempts of deliveries.
package struct WebhookSender: Sendable {
    /// What came of one delivery's attempt.
    struct Outcome: Sendable {
        /// Two when the connection failed at once and was tried once more.
        let attempts: [WebhookAttempt]
        let status: Int?
        let retryAfter: Duration?
        /// This process stops: nothing can be said of the peer.
        let isCancelled: Bool
    }

    /// Fields of the answer that are kept.
    private static let kept: Set = [
        "content-type", "content-length", "date", "location", "retry-after", "server", "www-authenticate", "via",
        "x-request-id", "cf-ray",
    ]
    /// A connection that fails faster is tried once more.
    private static let quick: Duration = .seconds(1)

    private let client: GuardedHTTPClient
    private let identifiers: IdentifierGenerator
    private let clock: WallClock
    private let metrics = WebhookMetrics()

    package init(client: GuardedHTTPClient, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.identifiers = identifiers
        self.clock = clock
    }

    func send(_ delivery: WebhookDelivery, _ pass: WebhookPass, isManual: Bool) async -> Outcome {
        var attempts: [WebhookAttempt] = []
        while true {
            let now = clock.now()
            let signed = Self.manners(delivery, pass, at: now)
            let own = [("user-agent", "Rollcall-Webhooks/1")] + trace(at: now)
            let extra = pass.endpoint.settings.headers.map { ($0.name, $0.value) }
            let exchange = await client.send(
                OutboundRequest(
                    url: pass.endpoint.settings.url, headers: own + signed + extra,
                    body: Array(delivery.payload.utf8)))
            metrics.record(exchange)
            let shown = (own + signed).map { ($0.0, JSONValue.string($0.1)) } + extra.map { ($0.0, "(hidden)") }
            attempts.append(attempt(exchange, at: now, isManual: isManual, sent: JSONObject(shown)))
            switch exchange.result {
            case .failure(let failure):
                let isQuick = failure.isOfConnection && exchange.duration < Self.quick
                if attempts.count == 1, isQuick, !Task.isCancelled { continue }
                return Outcome(
                    attempts: attempts, status: nil, retryAfter: nil,
                    isCancelled: failure == .cancelled || Task.isCancelled)
            case .success(let answer):
                let retryAfter = answer.header("retry-after").flatMap { RetryAfter.parse($0, at: clock.now()) }
                return Outcome(attempts: attempts, status: answer.status, retryAfter: retryAfter, isCancelled: false)
            }
        }
    }

    /// The trace of what has led to the delivery, if one is known, under a span of this attempt's own.
    private func trace(at now: Date) -> [(name: String, value: String)] {
        guard let trace = WorkContext.current.trace else { return [] }
        let random = identifiers.next(at: now).uuid
        let span = withUnsafeBytes(of: random) { $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self) }
        return [("traceparent", trace.child(span: span).description)]
    }

    /// A security event token is signed in itself, and is sent as RFC 8935 §2.1 says.
    private static func manners(
        _ delivery: WebhookDelivery, _ pass: WebhookPass, at now: Date
    ) -> [(name: String, value: String)] {
        switch pass.endpoint.settings.format {
        case .standard:
            [("content-type", "application/json"), ("accept", "*/*")]
                + WebhookSignature.headers(
                    id: delivery.eventID.uuidString.lowercased(), timestamp: Int64(now.timeIntervalSince1970),
                    body: delivery.payload, secrets: pass.secrets)
        case .scimSET: [("content-type", "application/secevent+jwt"), ("accept", "application/json")]
        }
    }

    private func attempt(
        _ exchange: OutboundExchange, at start: Date, isManual: Bool, sent: JSONObject
    ) -> WebhookAttempt {
        let (seconds, attoseconds) = exchange.duration.components
        var attempt = WebhookAttempt(
            id: identifiers.next(at: start), isManual: isManual, startedAt: start,
            milliseconds: Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000), address: exchange.address,
            requestHeaders: sent)
        switch exchange.result {
        case .failure(let failure): attempt.error = Self.text(Array(failure.description.utf8.prefix(500)))
        case .success(let answer):
            attempt.status = answer.status
            attempt.responseHeaders = JSONObject(
                answer.headers.filter { Self.kept.contains($0.name.lowercased()) }
                    .map { ($0.name.lowercased(), JSONValue.string(Self.text(Array($0.value.utf8.prefix(500))))) })
            attempt.responseBody = Self.text(Array(answer.body.prefix(WebhookAttempt.keptBody)))
        }
        return attempt
    }

    /// Whatever came as text that Postgres can keep.
    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }
}
