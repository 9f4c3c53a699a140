import JSON
import Licensing

extension Assignment {
    /// The assignment as the admin API shows it.
    var json: JSONObject {
        [
            "user_id": .id(userID), "pool_id": .id(poolID), "state": .string(state.rawValue),
            "source": .string(source.rawValue), "configuration_id": .id(configurationID),
            "seat_number": .integer(seatNumber), "since": .time(since),
            "waitlist_position": .integer(waitlistPosition),
        ]
    }
}
