package import FoundationEssentials

/// A seat that the guard keeps from being released.
package struct HeldSeat: Sendable, Hashable {
    package let userID: UUID
    package let poolID: UUID
    /// Why it would have been released.
    package let reason: String
}
