import JSON

/// The public keys of an issuer (RFC 7517 §5).
package struct JSONWebKeySet: Sendable {
    /// Bytes of a document; those of large issuers have some tens of thousands.
    package static let largestDocument = 256 << 10
    /// Keys that are kept of a set. Large issuers have about ten at a time.
    private static let mostKeys = 20

    /// By the bytes of their ids: two that Unicode holds for equal are two.
    private let keys: [[UInt8]: JSONWebKey]

    /// Nil for what is no key set. Keys that nothing here can use are left out (RFC 7517 §5); of two with one `kid` the first
    /// counts, and of very many usable ones those that come first.
    package init?(parsing document: [UInt8]) {
        guard document.count <= Self.largestDocument,
            let values = (try? JSONParser.parse(document))?["keys"]?.arrayValue
        else { return nil }
        keys = Dictionary(
            values.lazy.compactMap(JSONWebKey.init).prefix(Self.mostKeys).map { (Array($0.id.utf8), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    package func has(_ id: String) -> Bool { keys[Array(id.utf8)] != nil }

    func key(_ id: String) -> JSONWebKey? { keys[Array(id.utf8)] }
}
