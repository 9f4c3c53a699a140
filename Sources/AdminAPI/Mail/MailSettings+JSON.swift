import JSON
import Notifications

extension MailSettings {
    var json: JSONObject {
        ["seat_assigned": .bool(seatAssigned), "seat_promoted": .bool(seatPromoted)]
    }
}
