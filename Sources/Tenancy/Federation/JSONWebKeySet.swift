import JSON

/// The public keys of an issuer (RFC 7517 §5).
package struct JSONWebKeySet: Sendable {
    /// Bytes of a document; those of large issuers have some tens of thousands.
    package static let largestDocument = 256 << 10
    private static let mostKeys = 100

    private let keys: [String: JSONWebKey]

    /// Nil for what is no key set. Keys that nothing here can use are left out (RFC 7517 §5); of two with one `kid` the first
    /// counts.
    package init?(parsing document: [UInt8]) {
        guard document.count <= Self.largestDocument,
            let values = (try? JSONParser.parse(document))?["keys"]?.arrayValue
        else { return nil }
        keys = Dictionary(
            values.prefix(Self.mostKeys).compactMap(JSONWebKey.init).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    package func has(_ id: String) -> Bool { keys[id] != nil }

    func key(_ id: String) -> JSONWebKey? { keys[id] }
}
