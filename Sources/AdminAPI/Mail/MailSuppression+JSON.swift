package import JSON
package import Notifications

extension MailSuppression {
    /// The address as the admin API shows it.
    package var json: JSONObject {
        ["id": .id(id), "address": .string(address), "reply": .string(reply), "since": .time(since)]
    }
}
