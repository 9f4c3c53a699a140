package import FoundationEssentials
package import JSON

/// What was sent at one time and what came back.
package struct WebhookAttempt: Sendable {
    /// Bytes of the peer's answer that are kept.
    package static let keptBody = 4096

    package var id: UUID
    package var isManual: Bool
    package var startedAt: Date
    package var milliseconds: Int
    /// The resolved address that was connected to; nil when it did not come to that.
    package var address: String?
    /// Nil without an answer.
    package var status: Int?
    /// Why there was none.
    package var error: String?
    package var requestHeaders: JSONObject
    package var responseHeaders: JSONObject?
    package var responseBody: String?

    package init(
        id: UUID, isManual: Bool, startedAt: Date, milliseconds: Int, address: String? = nil, status: Int? = nil,
        error: String? = nil, requestHeaders: JSONObject = JSONObject(), responseHeaders: JSONObject? = nil,
        responseBody: String? = nil
    ) {
        self.id = id
        self.isManual = isManual
        self.startedAt = startedAt
        self.milliseconds = milliseconds
        self.address = address
        self.status = status
        self.error = error
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
        self.responseBody = responseBody
    }

    /// Standard Webhooks: any 2xx, and nothing else.
    package var hasSucceeded: Bool { status.map { (200..<300).contains($0) } ?? false }
}
