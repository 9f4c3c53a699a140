import Licensing

/// One change of somebody's claim, as one says it.
struct HistoryLine {
    let sentence: String
    let state: String
    let colour: String
    let when: MomentView
    /// The other half of what the page is about: the person on a licence's page, the licence on a person's.
    let otherName: String
    let otherPath: String?

    init(_ change: AssignmentChange, _ names: SeatNames, otherName: String, otherPath: String?) {
        sentence = Self.sentence(change, names)
        (state, colour) = (change.state.label, change.state.colour)
        when = MomentView(change.time)
        (self.otherName, self.otherPath) = (otherName, otherPath)
    }

    static func sentence(_ change: AssignmentChange, _ names: SeatNames) -> String {
        let seat = change.seatNumber.map { "seat \($0)" } ?? "the seat"
        let giver = names.giver(change.source, rule: change.ruleID)
        let cause = change.reason.cause.map { ": \($0)" } ?? ""
        switch (change.state, change.formerState) {
        case (.assigned, _) where change.reason == .guardRejected:
            return "Keeps \(seat): an administrator rejected its release."
        case (.assigned, .grace?): return "Came back within the time of grace and keeps \(seat)."
        case (.assigned, .waitlisted?): return "Got \(seat) after waiting in line, by \(giver)."
        case (.assigned, _): return "Got \(seat), by \(giver)."
        case (.waitlisted, .assigned?), (.waitlisted, .grace?):
            return "Gave up the seat and waits in line again\(cause)."
        case (.waitlisted, _): return "Waits in line, by \(giver)."
        case (.grace, _): return "Keeps \(seat) for the time of grace\(cause)."
        case (.released, .waitlisted?): return "Left the line\(cause)."
        case (.released, _): return "Gave up \(seat)\(cause)."
        }
    }
}
