/// Why something that was to leave the house did not arrive.
///
/// The texts are shown to the tenant's admins: they name the peer's addresses and errors and nothing of the house.
package enum OutboundFailure: Error, Sendable, Hashable {
    /// The URL may not be asked; the reason is a sentence without a full stop.
    case urlRefused(String)
    case nameNotFound(host: String)
    /// Too many look-ups of names are under way.
    case resolverBusy
    /// The name leads only to addresses that may not be talked to.
    case addressForbidden([String])
    case connectionFailed(String)
    case tlsFailed(String)
    /// The peer closed the connection, or spoke no HTTP, before its answer was whole.
    case answerBroken(String)
    /// A deadline passed.
    case timedOut(OutboundStage)
    /// This process is about to stop.
    case cancelled
}

/// What was being done when a deadline passed.
package enum OutboundStage: String, Sendable, Hashable {
    case lookUp = "looking up the name"
    case connect = "connecting"
    case answer = "waiting for the answer"
}

extension OutboundFailure {
    /// Whether no byte of an answer came because there was no connection, so that trying once more at once may help.
    package var isOfConnection: Bool {
        switch self {
        case .connectionFailed, .tlsFailed, .answerBroken: true
        case .urlRefused, .nameNotFound, .resolverBusy, .addressForbidden, .timedOut, .cancelled: false
        }
    }
}

extension OutboundFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .urlRefused(let reason): reason
        case .nameNotFound(let host): "the name \(host) was not found"
        case .resolverBusy: "too many names were being looked up"
        case .addressForbidden(let addresses):
            "the name leads to addresses that may not be asked: \(addresses.joined(separator: ", "))"
        case .connectionFailed(let reason): "no connection: \(reason)"
        case .tlsFailed(let reason): "no TLS: \(reason)"
        case .answerBroken(let reason): "no whole answer: \(reason)"
        case .timedOut(let stage): "timed out while \(stage.rawValue)"
        case .cancelled: "cancelled"
        }
    }
}
