/// How many seats of a pool people have, as far as the seats have followed the log.
package struct PoolUsage: Sendable, Hashable {
    /// What was bought.
    package let seats: Int
    /// Seats that somebody has, in grace too.
    package let held: Int
    package let inGrace: Int
    package let waiting: Int
    /// Seats that are held beyond what was bought: so many people must lose theirs, and until somebody decides who, each
    /// seat that is given up goes.
    package let overflow: Int

    package var available: Int { max(0, seats - held) }
}

extension PoolUsage {
    init(_ pool: SeatPool) {
        self.init(
            seats: pool.seats, held: pool.held, inGrace: pool.inGrace, waiting: pool.waiting, overflow: pool.overflow)
    }
}
