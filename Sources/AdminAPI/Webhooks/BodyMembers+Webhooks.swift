import JSON
import Notifications

extension BodyMembers {
    /// The member `headers`, an object of strings.
    mutating func optionalHeaders() -> [WebhookHeader]? {
        optionalStringMap("headers")?.map { WebhookHeader(name: $0.0, value: $0.1) }
    }
}
