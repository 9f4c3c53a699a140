/// What `PostgresClient.notifications` reports.
package enum PostgresNotification: Sendable, Equatable {
    /// The client listens from now on; whatever was sent before may have been missed, so look once.
    /// Reported at the start and after every reconnection.
    case listening
    /// Someone ran `NOTIFY` on the channel.
    case received(payload: String)
}
