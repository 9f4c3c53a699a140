import Jobs
package import Notifications

extension WebhookJobKinds {
    /// Those of the handlers here.
    package static let handled = WebhookJobKinds(
        deliver: .deliverWebhooks, attempt: .attemptDelivery, replay: .replayEvents)
}
