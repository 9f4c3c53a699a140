package import FoundationEssentials

/// What callers can get wrong about pools, rules and seats.
package enum LicensingError: Error, Sendable, Hashable {
    case poolNotFound(UUID)
    case poolNameTaken(String)
    case poolChanged
    /// What hangs on a pool that was to be deleted.
    case poolInUse(String)
    case productInvalid(String)
    case seatsOutOfRange(Int, allowed: ClosedRange<Int>)
    /// A member of a body and what it can be.
    case outOfRange(String, ClosedRange<Int>)
    case ruleNotFound
    case ruleTaken
    case ruleChanged
    case ruleSubjectNotFound(RuleSubject)
    case tooManyRules(most: Int)
    case guardChanged
    case guardNotTripped
    /// The decision was about an earlier trip.
    case guardTripChanged
    case assignmentNotFound
    case personNotFound
    case nothingToReclaim
    /// A rehearsal would take too long, for the seats are far behind the log.
    case seatsBehind
}

extension LicensingError {
    /// Throws ``outOfRange(_:_:)`` for a number outside of the range.
    static func check(_ member: String, _ number: Int, _ allowed: ClosedRange<Int>) throws(LicensingError) {
        guard allowed.contains(number) else { throw .outOfRange(member, allowed) }
    }

    /// A word for programs; never changes.
    package var code: String {
        switch self {
        case .poolNotFound: "license_pool_not_found"
        case .poolNameTaken: "license_pool_name_taken"
        case .poolChanged: "license_pool_changed"
        case .poolInUse: "license_pool_in_use"
        case .productInvalid: "product_invalid"
        case .seatsOutOfRange: "seats_out_of_range"
        case .outOfRange: "out_of_range"
        case .ruleNotFound: "license_rule_not_found"
        case .ruleTaken: "license_rule_taken"
        case .ruleChanged: "license_rule_changed"
        case .ruleSubjectNotFound: "license_rule_subject_not_found"
        case .tooManyRules: "too_many_license_rules"
        case .guardChanged: "guard_changed"
        case .guardNotTripped: "guard_not_tripped"
        case .guardTripChanged: "guard_trip_changed"
        case .assignmentNotFound: "assignment_not_found"
        case .personNotFound: "user_not_found"
        case .nothingToReclaim: "nothing_to_reclaim"
        case .seatsBehind: "seats_behind"
        }
    }
}

extension LicensingError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .poolNotFound(let id):
            "the tenant has no licence pool \(id.uuidString.lowercased())"
        case .poolNameTaken(let name):
            "the tenant already has a licence pool named \"\(name)\""
        case .poolChanged: "the licence pool has been changed since the version in If-Match"
        case .poolInUse(let use): "the licence pool is in use: \(use)"
        case .productInvalid(let rule):
            rule
        case .seatsOutOfRange(let seats, let allowed):
            "seats is \(seats); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .outOfRange(let member, let allowed):
            "\(member) must be \(allowed.lowerBound) to \(allowed.upperBound)"
        case .ruleNotFound: "the tenant has no licence rule with that id"
        case .ruleTaken: "there is a rule for the same people and the same pool already"
        case .ruleChanged: "the licence rule has been changed since the version in If-Match"
        case .ruleSubjectNotFound(let subject):
            "the tenant has no \(subject.kind == .group ? "group" : "SCIM configuration") "
                + subject.id.uuidString.lowercased()
        case .tooManyRules(let most): "a tenant has at most \(most) licence rules"
        case .guardChanged: "the guard has been changed since the version in If-Match"
        case .guardNotTripped: "the guard holds nothing, so there is nothing to decide"
        case .guardTripChanged: "the guard has tripped anew since the sequence in tripped_sequence"
        case .assignmentNotFound: "the person has no seat of that pool and does not wait for one"
        case .personNotFound: "the tenant has no person with that id"
        case .nothingToReclaim: "nobody has more of the pool than was bought"
        case .seatsBehind: "the seats are far behind the log; try again in a moment"
        }
    }
}
