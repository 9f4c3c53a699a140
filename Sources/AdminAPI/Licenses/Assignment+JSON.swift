import JSON
import Licensing

extension Assignment {
    /// The assignment as the admin API shows it.
    var json: JSONObject {
        [
            "user_id": .id(userID), "pool_id": .id(poolID), "state": .string(state.rawValue),
            "source": .string(source.rawValue), "reason": .string(reason.rawValue),
            "configuration_id": .id(configurationID), "rule_id": .id(ruleID), "seat_number": .integer(seatNumber),
            "since": .time(since), "due_at": .time(dueAt), "activated_at": .time(activatedAt),
            "held": .bool(heldReason != nil), "held_reason": .text(heldReason?.rawValue),
            "waitlist_position": .integer(waitlistPosition),
        ]
    }
}
