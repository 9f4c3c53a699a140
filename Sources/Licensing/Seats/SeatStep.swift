import FoundationEssentials

/// What an event of the log means for one person.
struct SeatStep: Sendable, Hashable {
    enum Effect: Sendable, Hashable {
        case appeared(configurationID: UUID?, isActive: Bool)
        case activated(configurationID: UUID?)
        case deactivated
        case deleted
        case joined(groupID: UUID)
        case left(groupID: UUID)
        /// A rule about the person, or a group they were in, is no longer what it was.
        case reviewed(AssignmentReason)
        /// An administrator wants the person to have a seat.
        case wanted(poolID: UUID, AssignmentSource)
        /// An administrator takes the seat, and the rules shall not give it back.
        case removed(poolID: UUID, AssignmentSource)
        /// The rules decide again.
        case exclusionLifted(poolID: UUID)
        /// The product says that the holder has begun to use the seat.
        case activatedSeat(poolID: UUID)
        /// A time limit has run out that was set for this moment.
        case expired(poolID: UUID, dueAt: Date)
        /// An administrator chose who loses a seat of a pool that has shrunk.
        case evicted(poolID: UUID)
        /// An administrator decided about what the guard held.
        case guardDecided(isApproved: Bool)
        case poolClosed(poolID: UUID)
        /// The pool takes unused seats back after another time.
        case reclaimChanged(poolID: UUID)
    }

    let sequence: Int64
    let time: Date
    let userID: UUID
    let effect: Effect
}
