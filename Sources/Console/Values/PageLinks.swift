import Web

/// Where a list goes on, with its filters.
struct PageLinks {
    /// Nil on the last page.
    let nextPage: String?
    /// Nil on the first page.
    let firstPage: String?
    let hasPages: Bool

    /// - Parameters:
    ///   - filters: Names and values; empty ones are left out.
    ///   - after: Where this page began; nil for the first.
    ///   - next: Where the next begins; nil on the last.
    init(_ path: String, filters: [(String, String)], after: String?, next: String?) {
        nextPage = next.map { Self.link(path, filters + [("after", $0)]) }
        firstPage = after.map { _ in Self.link(path, filters) }
        hasPages = next != nil || after != nil
    }

    static func link(_ path: String, _ parameters: [(String, String)]) -> String {
        let query = parameters.filter { !$0.1.isEmpty }.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    /// What RFC 3986 §2.3 calls unreserved stays as it is.
    static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
