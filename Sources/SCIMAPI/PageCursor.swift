import Directory
import FoundationEssentials
import SCIM

/// What a cursor remembers of a walk through a list.
struct PageCursor: Sendable, Hashable {
    /// Which of the kinds the walk has come to, where it goes through several.
    var kind = 0
    /// Nil is the start of that kind.
    var position: ListPosition?
    /// The size of the walk's pages, which RFC 9865 §2.1 wants unchanged.
    var count: Int

    /// The cursor in bytes.
    var bytes: [UInt8] {
        var bytes = Self.bytes(of: UInt64(count)) + [UInt8(kind)]
        guard let position else { return bytes }
        withUnsafeBytes(of: position.id.uuid) { bytes.append(contentsOf: $0) }
        switch position.key {
        case nil: break
        case .number(let number)?: bytes += [0] + Self.bytes(of: number.bitPattern)
        case .text(let text)?: bytes += [1] + text.utf8
        }
        return bytes
    }

    init(kind: Int = 0, position: ListPosition?, count: Int) {
        self.kind = kind
        self.position = position
        self.count = count
    }

    /// Reads what `bytes` has made; nil for anything else.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 9, let count = Int(exactly: Self.number(bytes[..<8])) else { return nil }
        self.count = count
        kind = Int(bytes[8])
        guard bytes.count > 9 else { return }
        guard bytes.count >= 25 else { return nil }
        let id = bytes[9..<25].withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
        let key = bytes[25...]
        switch key.first {
        case nil: position = ListPosition(key: nil, id: id)
        case 0? where key.count == 9:
            position = ListPosition(key: .number(Double(bitPattern: Self.number(key.dropFirst()))), id: id)
        case 1?: position = ListPosition(key: .text(String(decoding: key.dropFirst(), as: UTF8.self)), id: id)
        default: return nil
        }
    }

    private static func bytes(of number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
