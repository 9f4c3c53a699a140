import Crypto
package import FoundationEssentials

/// A request that may be repeated and acts once.
package struct IdempotentRequest: Sendable, Hashable {
    /// The API key that asks; see ``AdminIdentity/callerID``.
    package let callerID: UUID
    /// In which it acts, and with which its answer goes; nil for what is the operator's own.
    let tenantID: TenantID?
    let scope: [UInt8]
    let fingerprint: [UInt8]

    /// - Parameters:
    ///   - key: The `Idempotency-Key`; it belongs to the caller, the method and the path.
    ///   - contents: What a repetition must repeat: the query and the body.
    package init(
        callerID: UUID, tenantID: TenantID? = nil, method: String, path: String, key: String, contents: [[UInt8]]
    ) {
        self.callerID = callerID
        self.tenantID = tenantID
        scope = Self.hash([method, path, key].map { Array($0.utf8) })
        fingerprint = Self.hash(contents)
    }

    /// Of parts, each behind its length: no two lists run together into the same bytes.
    private static func hash(_ parts: [[UInt8]]) -> [UInt8] {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}
