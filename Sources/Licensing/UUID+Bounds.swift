import FoundationEssentials

extension UUID {
    /// The nil UUID (RFC 9562 §5.9): before every id that was ever given out, so a keyset can start after it.
    static let lowest = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// The max UUID (RFC 9562 §5.10): after every id.
    static let highest = UUID(
        uuid: (255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
}
