import FoundationEssentials
import Licensing

/// Seats whose release waits for a decision.
struct GuardView {
    let heldSeats: Int
    let trippedAt: MomentView
    let trip: String
    let percentLimit: Int
    let windowMinutes: Int

    init(_ state: GuardState, since: Date) {
        heldSeats = state.held
        trippedAt = MomentView(since)
        trip = state.trippedSequence.map(String.init) ?? ""
        percentLimit = state.settings.percent
        windowMinutes = state.settings.windowMinutes
    }
}
