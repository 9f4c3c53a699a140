/// Why something that was to leave the house did not arrive.
package enum OutboundFailure: Error, Sendable, Hashable {
    /// The deadline passed before the peer had answered.
    case timedOut
}
