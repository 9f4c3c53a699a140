import Testing

@testable import JobHandlers
@testable import Outbound

struct WebhookMetricsTests {
    private func answer(_ status: Int) -> Result<OutboundAnswer, OutboundFailure> {
        .success(OutboundAnswer(status: status, headers: [], body: []))
    }

    @Test func anAttemptIsDeliveredRefusedOrNeverThere() {
        #expect(WebhookMetrics.outcome(of: answer(204)) == "delivered")
        #expect(WebhookMetrics.outcome(of: answer(302)) == "refused")
        #expect(WebhookMetrics.outcome(of: answer(500)) == "refused")
        #expect(WebhookMetrics.outcome(of: .failure(.timedOut(.answer))) == "timeout")
        #expect(WebhookMetrics.outcome(of: .failure(.cancelled)) == "cancelled")
        #expect(WebhookMetrics.outcome(of: .failure(.connectionFailed("refused"))) == "unreachable")
    }
}
