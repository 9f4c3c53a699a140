import FoundationEssentials

extension UUID {
    /// The nil UUID (RFC 9562 §5.9): before every id that was ever given out.
    static let none = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// The max UUID (RFC 9562 §5.10): after every id.
    static let all = UUID(
        uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))

    /// Before every id of version 7 (RFC 9562 §5.7) that is made at the moment or later.
    init(beforeAllOf moment: Date) {
        let milliseconds = UInt64(min(max(0, moment.timeIntervalSince1970 * 1000), 281_474_976_710_655))
        func byte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: milliseconds >> shift) }
        self.init(
            uuid: (byte(40), byte(32), byte(24), byte(16), byte(8), byte(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}
