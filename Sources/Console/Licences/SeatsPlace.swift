import Licensing

/// Where the list of a licence's seats goes on: who has one, behind them who is in grace, behind them the line in its order.
struct SeatsPlace {
    static let order: [AssignmentState] = [.assigned, .grace, .waitlisted]

    let state: AssignmentState
    /// Nil for the first of the state.
    var cursor: AssignmentCursor?

    /// The first of the state that follows; nil behind the last.
    var following: SeatsPlace? {
        let next = Self.order.drop { $0 != state }.dropFirst().first
        return next.map { SeatsPlace(state: $0) }
    }
}
