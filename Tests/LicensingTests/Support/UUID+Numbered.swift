import FoundationEssentials

extension UUID {
    /// An id that a failure message can be read by: `00000000-0000-7000-8000-0000000000nn`.
    static func numbered(_ number: Int) -> UUID {
        let bytes = withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
        return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3]))
    }
}
