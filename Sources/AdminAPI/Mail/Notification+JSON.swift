package import JSON
package import Notifications

extension Notification {
    /// The notification as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .id(id), "type": .string(type.rawValue), "event_id": .id(eventID), "contact_id": .id(contactID),
            "user_id": .id(userID), "recipient": .string(recipient), "delivery": .string(delivery.rawValue),
            "digest_id": .id(digestID), "state": .string(state.rawValue), "attempts": .integer(attempts),
            "reply": .text(reply), "created_at": .time(createdAt), "updated_at": .time(updatedAt),
            "sent_at": .time(sentAt),
        ]
    }
}
