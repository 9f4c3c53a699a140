package import JSON
package import Licensing

extension AssignmentChange {
    /// The change as the admin API shows it.
    package var json: JSONObject {
        [
            "sequence": .integer(sequence), "time": .time(time), "user_id": .id(userID), "pool_id": .id(poolID),
            "former_state": .text(formerState?.rawValue), "state": .string(state.rawValue),
            "reason": .string(reason.rawValue), "source": .string(source.rawValue), "rule_id": .id(ruleID),
            "seat_number": .integer(seatNumber),
        ]
    }
}
