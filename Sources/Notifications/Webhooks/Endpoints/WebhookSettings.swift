package import Events

/// All of an endpoint that its owner decides.
package struct WebhookSettings: Sendable, Hashable {
    package static let allowedConcurrency = 1...100
    package static let allowedRate = 1...1000
    package static let mostPatterns = 100
    package static let longestDescription = 500

    /// Empty when tokens are fetched and not sent.
    package var url: String
    package var description: String
    package var eventTypes: [String]
    package var format: WebhookFormat
    /// One delivery after the other, in the order of the log; one that can't be delivered holds the rest back.
    package var isOrdered: Bool
    /// Attempts under way at the same time.
    package var maxConcurrency: Int
    /// Attempts a second; nil is no limit.
    package var maxRate: Int?
    package var headers: [WebhookHeader]

    package init(
        url: String, description: String = "", eventTypes: [String] = ["*"], format: WebhookFormat = .standard,
        isOrdered: Bool = false, maxConcurrency: Int = 4, maxRate: Int? = nil, headers: [WebhookHeader] = []
    ) {
        self.url = url
        self.description = description
        self.eventTypes = eventTypes
        self.format = format
        self.isOrdered = isOrdered
        self.maxConcurrency = maxConcurrency
        self.maxRate = maxRate
        self.headers = headers
    }

    /// Whether nothing is sent: the receiver fetches what there is (RFC 8936).
    package var isPolled: Bool { format == .scimSET && url.isEmpty }

    /// - Parameter rule: Says why the URL may not be asked; nil when it may.
    func validate(url rule: (String) -> String?) throws(NotificationError) {
        if !isPolled, let reason = rule(url) { throw .urlRefused(reason) }
        guard description.count <= Self.longestDescription else {
            throw .descriptionTooLong(limit: Self.longestDescription)
        }
        guard (1...Self.mostPatterns).contains(eventTypes.count) else {
            throw .eventTypesInvalid("event_types has 1 to \(Self.mostPatterns) patterns")
        }
        for (index, text) in eventTypes.enumerated() where EventTypePattern(text) == nil {
            throw .eventTypesInvalid("event_types/\(index) must be like user.created, user.* or *")
        }
        guard Self.allowedConcurrency.contains(maxConcurrency) else {
            throw .concurrencyOutOfRange(allowed: Self.allowedConcurrency)
        }
        guard maxRate.map(Self.allowedRate.contains) ?? true else { throw .rateOutOfRange(allowed: Self.allowedRate) }
        try WebhookHeader.validate(headers)
    }

    /// Whether an event of the type is for the endpoint.
    package func wants(_ type: EventType) -> Bool {
        eventTypes.contains { EventTypePattern($0)?.matches(type) ?? false }
    }
}
