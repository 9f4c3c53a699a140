package import Crypto
import FoundationEssentials
import SCIM
import Tenancy

/// Seals cursors, so that nobody reads the values in them or makes one, and opens them for the search they belong to.
package struct CursorSeal: Sendable {
    private let key: SymmetricKey

    /// `secretKey` is `ROLLCALL_SECRET_KEY`; only a key derived from it for this one purpose is used (RFC 5869).
    package init(secretKey: SymmetricKey) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secretKey, info: Array("rollcall cursor 1".utf8), outputByteCount: 32)
    }

    /// The cursor as text of unreserved characters (RFC 9865 §2).
    ///
    /// - Parameter search: the tenant, configuration, filter and order of the walk, for which alone it will open.
    func seal(_ cursor: PageCursor, of search: [String], until expiry: Date) throws -> String {
        let seconds = UInt64(max(0, expiry.timeIntervalSince1970))
        let plain = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) } + cursor.bytes
        let box = try AES.GCM.seal(plain, using: key, authenticating: Self.bound(to: search))
        return Base64URL.encode(Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// Throws `invalidCursor` for what was sealed for another search or not here, `expiredCursor` for an old one.
    func open(_ text: String, of search: [String], at now: Date) throws(SCIMError) -> PageCursor {
        guard let sealed = Base64URL.decode(text), let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Self.bound(to: search)), plain.count > 8,
            let cursor = PageCursor(Array(plain.dropFirst(8)))
        else { throw .invalidCursor }
        let expiry = plain.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard now.timeIntervalSince1970 < Double(expiry) else { throw .expiredCursor }
        return cursor
    }

    /// Each part with its length before it, so that no two lists of parts spell the same.
    private static func bound(to search: [String]) -> [UInt8] {
        search.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    }
}
