import FoundationEssentials

extension UUID {
    /// The nil UUID (RFC 9562 §5.9): before every id that was ever given out, so a keyset can start after it.
    static let lowest = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// The max UUID (RFC 9562 §5.10): after every id.
    static let highest = UUID(
        uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))

    /// Before every id of version 7 that was made at the time or later, and after every one made a millisecond earlier.
    static func before(everythingMadeAt time: Date) -> UUID {
        let milliseconds = UInt64(max(0, time.timeIntervalSince1970 * 1000))
        func byte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: milliseconds >> shift) }
        return UUID(
            uuid: (byte(40), byte(32), byte(24), byte(16), byte(8), byte(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}
