import Events
import FoundationEssentials
import JSON

/// The rules of seats told in the simplest way, from the log alone and with everything at hand: what the fold is held
/// against. It shares no line with what it judges.
struct PlainSeats {
    struct Pool {
        var product: String
        var bought: Int
        /// By number; nil is free.
        var holders: [Int: UUID?]
        var lastNumber: Int
        var graceHours = 0
        var reclaimDays: Int?
        var thresholds = [80, 90, 100]
        var reached = 0
        var isExhausted = false

        var held: Int { holders.values.count { $0 != nil } }
    }

    struct Claim: Equatable {
        var state: String
        var source: String
        var configuration: UUID?
        var rule: UUID?
        var seat: Int?
        var sequence: Int64
        var since: Date
        var reason: String
        var due: Date?
        var activated: Date?
        var heldReason: String?

        var isLive: Bool { state != "released" }
    }

    struct Rule: Equatable {
        let kind: String
        let subject: UUID
        let pool: UUID
        let priority: Int
        let source: String
    }

    struct Key: Hashable {
        let pool: UUID
        let user: UUID
    }

    var pools: [UUID: Pool] = [:]
    var claims: [Key: Claim] = [:]
    var people: [UUID: (configuration: UUID?, isActive: Bool)] = [:]
    var members: [UUID: Set<UUID>] = [:]
    var rules: [UUID: Rule] = [:]
    var wishes: [Key: (kind: String, source: String)] = [:]
    var guardian = (isEnabled: true, minimum: 10, percent: 20, window: 60)
    /// The event by which the guard tripped.
    var trip: Int64?
    var releases: [Int: Int] = [:]
    /// What happened, as `type subject pool seat reason`.
    var outcomes: [String] = []
    /// The states that each claim has been in.
    var history: [Key: [String]] = [:]

    /// Who waits, the first first.
    func line(of pool: UUID) -> [UUID] {
        claims.filter { $0.key.pool == pool && $0.value.state == "waitlisted" }
            .sorted { ($0.value.sequence, $0.key.user) < ($1.value.sequence, $1.key.user) }.map(\.key.user)
    }

    /// Whether nobody sits on two seats, nobody waits beside a free one, and no seat is given out beyond what was bought.
    var complaints: [String] {
        pools.flatMap { id, pool -> [String] in
            var found: [String] = []
            let holders = pool.holders.values.compactMap { $0 }
            if Set(holders).count != holders.count { found.append("somebody has two seats of \(id)") }
            if pool.held < pool.holders.count, !line(of: id).isEmpty { found.append("somebody waits beside a seat") }
            if pool.holders.count > pool.bought, pool.held < pool.holders.count { found.append("a seat too many") }
            return found
        }
    }
}
