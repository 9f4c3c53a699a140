package import Events
import Jobs

extension Subscriptions {
    /// The events that can move a seat.
    package static let licensing = Subscriptions([
        .userCreated: [.reconcileLicenses],
        .userActivated: [.reconcileLicenses],
        .userDeactivated: [.reconcileLicenses],
        .userDeleted: [.reconcileLicenses],
    ])
}
