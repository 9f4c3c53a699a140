package import FoundationEssentials

/// What the counters say of one configuration.
package struct ConnectionRecord: Sendable, Hashable {
    package let configurationID: UUID
    package var firstRequestAt: Date
    package var lastRequestAt: Date
    package var lastSuccessAt: Date?
    package var lastFailureAt: Date?
    package var lastFailureCode: String?
    package var connectionTestAt: Date?
    /// What listeners were last told.
    package var toldStatus: ConnectionStatus = .waiting
    package var toldSince: Date?
    /// Of the last 24 hours, to the hour.
    package var lastDay = ConnectionCount()
    /// Of the hour in which the last request came and the one before it, however long ago that is.
    package var lastActive = ConnectionCount()

    package init(configurationID: UUID, firstRequestAt: Date, lastRequestAt: Date) {
        self.configurationID = configurationID
        self.firstRequestAt = firstRequestAt
        self.lastRequestAt = lastRequestAt
    }
}
