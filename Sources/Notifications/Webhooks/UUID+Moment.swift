import FoundationEssentials

extension UUID {
    /// Before every UUID of version 7 (RFC 9562 §5.7) that is made at the moment or later.
    init(before moment: Date) {
        let milliseconds = UInt64(max(0, moment.timeIntervalSince1970 * 1000))
        func byte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: milliseconds >> shift) }
        self.init(
            uuid: (byte(40), byte(32), byte(24), byte(16), byte(8), byte(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }

    /// The max UUID (RFC 9562 §5.10): after every id.
    static let afterAll = UUID(
        uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
}
