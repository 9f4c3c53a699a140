package import JSON
package import Notifications

extension MailSettings {
    package var json: JSONObject {
        ["seat_assigned": .bool(seatAssigned), "seat_promoted": .bool(seatPromoted)]
    }
}
