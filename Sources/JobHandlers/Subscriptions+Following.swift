package import Events
import Jobs

extension Subscriptions {
    /// Every event, of a tenant to whom somebody listens.
    package static let following = Subscriptions([:], followers: [.followEvents])
}
