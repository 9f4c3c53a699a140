package import FoundationEssentials
import JSON

extension UUID {
    /// The id before all that exist.
    package static let least = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// The form in which ids are shown: RFC 9562 §4, in lower case.
    package var canonicalText: String {
        var writer = JSONWriter(capacity: 36)
        writer.append(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Reads an id as clients give it back. SCIM's `id` is case-exact, so other spellings of the number name nothing.
    package init?(canonicalText text: String) {
        guard text.utf8.count == 36, let id = UUID(uuidString: text), id.canonicalText == text else { return nil }
        self = id
    }
}

extension JSONWriter {
    /// Appends the canonical text of an id, without quotation marks.
    mutating func append(_ id: UUID) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { text in
            var position = 0
            func put(_ byte: UInt8) {
                text.initializeElement(at: position, to: byte)
                position += 1
            }
            withUnsafeBytes(of: id.uuid) { bytes in
                for index in bytes.indices {
                    if index == 4 || index == 6 || index == 8 || index == 10 { put(UInt8(ascii: "-")) }
                    put(Self.digit(bytes[index] >> 4))
                    put(Self.digit(bytes[index] & 0x0F))
                }
            }
            append(UnsafeBufferPointer(text))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
