import Crypto
import Directory
import FoundationEssentials
import SCIM
import Testing

@testable import SCIMAPI

@Suite struct CursorSealTests {
    private static let seal = CursorSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(1), count: 32)))
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(arguments: [SortKey.text(""), .text("ÄÖ名"), .number(-1.5), nil])
    func opensWhatItSealed(key: SortKey?) throws {
        let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
        for position in [nil, ListPosition(key: key, id: id)] {
            let cursor = PageCursor(kind: 1, position: position, count: 50)
            let text = try Self.seal.seal(cursor, of: ["a", "b"], until: Self.now.addingTimeInterval(1))
            #expect(try Self.seal.open(text, of: ["a", "b"], at: Self.now) == cursor)
        }
    }

    @Test func opensForNoOtherSearchAndNotTooLate() throws {
        let cursor = PageCursor(position: nil, count: 1)
        let text = try Self.seal.seal(cursor, of: ["a", "b"], until: Self.now.addingTimeInterval(10))
        #expect(throws: SCIMError.invalidCursor) { try Self.seal.open(text, of: ["ab", ""], at: Self.now) }
        #expect(throws: SCIMError.expiredCursor) {
            try Self.seal.open(text, of: ["a", "b"], at: Self.now.addingTimeInterval(10))
        }
        let other = CursorSeal(secretKey: SymmetricKey(data: Array(repeating: UInt8(2), count: 32)))
        #expect(throws: SCIMError.invalidCursor) { try other.open(text, of: ["a", "b"], at: Self.now) }
    }
}
