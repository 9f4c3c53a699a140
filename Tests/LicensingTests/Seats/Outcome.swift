import Events
import FoundationEssentials
import JSON

/// An event that the fold wrote, in the words of ``PlainSeats``; nil for others.
func outcome(_ type: EventType, _ subject: UUID, _ data: JSONValue?) -> String? {
    let text = { (name: String) in data?[name]?.stringValue }
    let number = { (name: String) in data?[name]?.integerValue.map { String($0) } ?? "-" }
    switch type {
    case .licensePoolThresholdReached: return "\(type) \(subject) \(number("threshold"))"
    case .licensePoolExhausted: return "\(type) \(subject)"
    case .deletionGuardTripped: return "\(type) \(subject) \(number("released")) of \(number("limit"))"
    case .licenseAssigned, .licenseWaitlisted, .licensePromoted, .licenseReleased, .licenseRevoked,
        .licenseGraceStarted, .licenseHeld, .licenseRestored:
        let pool = text("pool_id").flatMap { UUID(uuidString: $0) }?.uuidString ?? "-"
        return "\(type) \(subject) \(pool) \(number("seat_number")) \(text("reason") ?? "-")"
    default: return nil
    }
}
