/// What shall be different about an endpoint; nil leaves as it is.
package struct WebhookSettingsChange: Sendable, Hashable {
    package var url: String?
    package var description: String?
    package var eventTypes: [String]?
    package var isOrdered: Bool?
    package var maxConcurrency: Int?
    /// 0 lifts the limit.
    package var maxRate: Int?
    package var headers: [WebhookHeader]?
    package var isEnabled: Bool?

    package init(
        url: String? = nil, description: String? = nil, eventTypes: [String]? = nil, isOrdered: Bool? = nil,
        maxConcurrency: Int? = nil, maxRate: Int? = nil, headers: [WebhookHeader]? = nil, isEnabled: Bool? = nil
    ) {
        self.url = url
        self.description = description
        self.eventTypes = eventTypes
        self.isOrdered = isOrdered
        self.maxConcurrency = maxConcurrency
        self.maxRate = maxRate
        self.headers = headers
        self.isEnabled = isEnabled
    }

    func applied(to settings: WebhookSettings) -> WebhookSettings {
        var changed = settings
        if let url { changed.url = url }
        if let description { changed.description = description }
        if let eventTypes { changed.eventTypes = eventTypes }
        if let isOrdered { changed.isOrdered = isOrdered }
        if let maxConcurrency { changed.maxConcurrency = maxConcurrency }
        if let maxRate { changed.maxRate = maxRate == 0 ? nil : maxRate }
        if let headers { changed.headers = headers }
        return changed
    }
}
