/// What callers can get wrong about endpoints, deliveries and mail.
package enum NotificationError: Error, Sendable, Hashable {
    case endpointNotFound
}
