import Events

/// What is to be told when the status of a connection is another than was told last.
package enum ConnectionChange: Sendable, Hashable {
    case unhealthy
    case recovered
    /// Nothing that anybody must hear of.
    case quiet

    package init(from told: ConnectionStatus, to status: ConnectionStatus) {
        self =
            switch (told.isUnhealthy, status.isUnhealthy) {
            case (false, true): .unhealthy
            case (true, false): .recovered
            default: .quiet
            }
    }

    var type: EventType? {
        switch self {
        case .unhealthy: .scimConfigurationUnhealthy
        case .recovered: .scimConfigurationRecovered
        case .quiet: nil
        }
    }
}
