/// What a tenant's people are written themselves, besides the welcome that each SCIM configuration may send.
package struct MailSettings: Sendable, Hashable {
    /// Who got a seat at once is told.
    package var seatAssigned: Bool
    /// Who waited and got a seat is told.
    package var seatPromoted: Bool

    package init(seatAssigned: Bool = false, seatPromoted: Bool = false) {
        self.seatAssigned = seatAssigned
        self.seatPromoted = seatPromoted
    }
}
