import FoundationEssentials
import JSON
import Notifications

/// One delivery: what is sent, and how each attempt went.
struct DeliveryView {
    struct Attempt {
        let startedAt: MomentView
        let verdict: String
        let outcome: String
        let attemptColour: String
        let milliseconds: Int
        let address: String?
        let error: String?
        let isManual: Bool
        let requestHeaders: [Header]
        let responseHeaders: [Header]
        let hasReply: Bool
        let reply: String?
    }

    struct Header {
        let headerName: String
        let shown: String
    }

    let page: PageView
    let path: String
    let endpointPath: String?
    let endpointName: String
    let kind: String
    let state: String
    let colour: String
    let canRetry: Bool
    let eventID: String
    let deliveryID: String
    let sequence: String?
    let made: MomentView
    let nextAt: MomentView?
    let finishedAt: MomentView?
    let tries: String
    let payload: String
    let attempts: [Attempt]
    let hasAttempts: Bool
    let problem: String?
}

extension DeliveryView.Attempt {
    init(_ attempt: WebhookAttempt) {
        startedAt = MomentView(attempt.startedAt)
        outcome = attempt.status.map { "status \($0)" } ?? "no reply"
        verdict = attempt.hasSucceeded ? "Taken" : "Not taken"
        attemptColour = attempt.hasSucceeded ? "green" : "red"
        (milliseconds, address, error) = (attempt.milliseconds, attempt.address, attempt.error)
        isManual = attempt.isManual
        requestHeaders = Self.headers(attempt.requestHeaders)
        responseHeaders = attempt.responseHeaders.map(Self.headers) ?? []
        hasReply = attempt.status != nil
        reply = attempt.responseBody.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func headers(_ object: JSONObject) -> [DeliveryView.Header] {
        object.map { DeliveryView.Header(headerName: $0.name, shown: $0.value.stringValue ?? $0.value.serialized()) }
    }
}
