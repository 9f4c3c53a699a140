import Events
import FoundationEssentials
import JSON

/// Seats as a fold over the event log: a value that is given events in order and knows who ends up with which seat.
///
/// It holds what was read for a stretch of the log: the claims of the people concerned, and of each pool as many free seats
/// and people in line as the stretch can need (``SeatNeeds``). Where a stretch begins and ends makes no difference.
struct SeatLedger: Sendable {
    private struct Pool: Sendable {
        var freeSeats: FreeSeats
        var line: WaitingLine
    }

    /// The pool from which a configuration assigns; without an entry it does not assign.
    private let poolOfConfiguration: [UUID: UUID]
    private var pools: [UUID: Pool] = [:]
    private var claims: [ClaimKey: Claim] = [:]
    private var keysOfUser: [UUID: Set<ClaimKey>] = [:]

    private var changedClaims: Set<ClaimKey> = []
    private var holders: [SeatKey: UUID?] = [:]
    private var events: [NewEvent] = []

    private struct SeatKey: Sendable, Hashable {
        let poolID: UUID
        let number: Int
    }

    init(poolOfConfiguration: [UUID: UUID], claims: [Claim]) {
        self.poolOfConfiguration = poolOfConfiguration
        for claim in claims { know(claim) }
    }

    /// Makes a pool known; a configuration's pool that is not known does not exist.
    ///
    /// `heads` are the first people in line, and all of them when `isWholeLine`.
    mutating func addPool(_ id: UUID, freeSeats: some Sequence<Int>, heads: [Claim], isWholeLine: Bool) {
        for head in heads { know(head) }
        pools[id] = Pool(freeSeats: FreeSeats(freeSeats), line: WaitingLine(heads: heads, isWhole: isWholeLine))
    }

    /// Takes one event further; events come in the order of the log.
    mutating func follow(_ event: ClaimEvent) {
        switch event.effect {
        case .claim(let configurationID): claim(for: configurationID, event)
        case .release(let reason): release(for: reason, event)
        }
    }

    /// What has changed since the ledger was made.
    var writes: SeatWrites {
        SeatWrites(
            claims: changedClaims.sorted().compactMap { claims[$0] },
            seats: holders.map { SeatWrites.Seat(poolID: $0.poolID, number: $0.number, userID: $1) }
                .sorted { ($0.poolID, $0.number) < ($1.poolID, $1.number) },
            events: events)
    }

    private mutating func claim(for configurationID: UUID, _ event: ClaimEvent) {
        guard let poolID = poolOfConfiguration[configurationID], pools[poolID] != nil else { return }
        let key = ClaimKey(poolID: poolID, userID: event.userID)
        if let known = claims[key], known.state.isLive { return }
        let claim = Claim(
            key: key, state: .waitlisted, source: .auto, configurationID: configurationID, seatNumber: nil,
            claimedSequence: event.sequence, since: event.time)
        change(claim)
        pools[poolID]?.line.join(claim)
        serveLine(of: poolID, event)
        if claims[key]?.state == .waitlisted { tell(.licenseWaitlisted, of: claim) }
    }

    private mutating func release(for reason: ReleaseReason, _ event: ClaimEvent) {
        for key in (keysOfUser[event.userID] ?? []).sorted() {
            guard var claim = claims[key], claim.state.isLive else { continue }
            let before = claim
            claim.state = .released
            claim.seatNumber = nil
            claim.since = event.time
            change(claim)
            if let number = before.seatNumber {
                pools[key.poolID]?.freeSeats.insert(number)
                holders[SeatKey(poolID: key.poolID, number: number)] = .some(nil)
            } else {
                pools[key.poolID]?.line.leave(before)
            }
            tell(.licenseReleased, of: before, reason: reason)
            serveLine(of: key.poolID, event)
        }
    }

    /// Gives free seats to those who wait, the lowest number to the first in line.
    private mutating func serveLine(of poolID: UUID, _ event: ClaimEvent) {
        while let userID = pools[poolID]?.line.first, let number = pools[poolID]?.freeSeats.takeLowest() {
            guard var claim = claims[ClaimKey(poolID: poolID, userID: userID)] else {
                preconditionFailure("someone stands in line without a claim")
            }
            pools[poolID]?.line.leave(claim)
            claim.state = .assigned
            claim.seatNumber = number
            claim.since = event.time
            change(claim)
            holders[SeatKey(poolID: poolID, number: number)] = .some(userID)
            // Who claims and gets a seat at once never waited.
            tell(claim.claimedSequence == event.sequence ? .licenseAssigned : .licensePromoted, of: claim)
        }
    }

    private mutating func know(_ claim: Claim) {
        claims[claim.key] = claim
        keysOfUser[claim.key.userID, default: []].insert(claim.key)
    }

    private mutating func change(_ claim: Claim) {
        know(claim)
        changedClaims.insert(claim.key)
    }

    private mutating func tell(_ type: EventType, of claim: Claim, reason: ReleaseReason? = nil) {
        var data: JSONObject = ["pool_id": .string(claim.key.poolID.uuidString.lowercased())]
        if let number = claim.seatNumber { data.append("seat_number", .integer(Int64(number))) }
        data.append("source", .string(claim.source.rawValue))
        if let id = claim.configurationID { data.append("configuration_id", .string(id.uuidString.lowercased())) }
        if let reason { data.append("reason", .string(reason.rawValue)) }
        events.append(NewEvent(type: type, subject: claim.key.userID, data: data))
    }
}
