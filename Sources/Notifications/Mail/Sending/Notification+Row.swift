import FoundationEssentials
import Postgres

extension Notification {
    /// Reads the columns of ``NotificationStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, type, eventID, contactID, userID, recipient, locale, delivery, digestID, state, data, attempts, reply,
            createdAt, updatedAt, sentAt
        ) = try row.decode(
            UUID.self, String.self, UUID?.self, UUID?.self, UUID?.self, String.self, String.self, String.self,
            UUID?.self, String.self, String.self, Int.self, String?.self, Date.self, Date.self, Date?.self)
        guard let type = MailType(rawValue: type), let delivery = MailDelivery(rawValue: delivery),
            let state = NotificationState(rawValue: state)
        else { throw .decoding("a notification has a word that this release does not know") }
        self.init(
            id: id, type: type, eventID: eventID, contactID: contactID, userID: userID, recipient: recipient,
            locale: locale, delivery: delivery, digestID: digestID, state: state, values: MailValues(stored: data),
            attempts: attempts, reply: reply, createdAt: createdAt, updatedAt: updatedAt, sentAt: sentAt)
    }
}
