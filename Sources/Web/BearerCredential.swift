package import HTTPTypes

/// The credential in an `Authorization: Bearer …` field (RFC 6750 §2.1).
package enum BearerCredential {
    /// The longest credential that is looked at; ours are far shorter.
    private static let maximumLength = 512

    /// Nil when there is no such field, another scheme, more than one field, or something no credential looks like.
    package static func read(from headers: HTTPFields) -> String? {
        guard let field = headers[.authorization] else { return nil }
        let bytes = field.utf8
        guard bytes.count > 7, field.prefix(7).lowercased() == "bearer " else { return nil }
        let credential = bytes.dropFirst(7).drop { $0 == UInt8(ascii: " ") }
        guard !credential.isEmpty, credential.count <= maximumLength, credential.allSatisfy(isTokenByte) else { return nil }
        return String(Substring(credential))
    }

    /// The characters of `b64token`: a list of two fields has a comma and is thereby none.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
