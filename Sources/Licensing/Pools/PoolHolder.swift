package import FoundationEssentials

/// Who has which seat of a pool.
package struct PoolHolder: Sendable, Hashable {
    package let seatNumber: Int
    package let userID: UUID
}
