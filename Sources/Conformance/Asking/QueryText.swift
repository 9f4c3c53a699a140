/// Percent-encodes what stands in a URL (RFC 3986 §2.1).
enum QueryText {
    /// A path segment or a query's value: everything but unreserved characters is encoded.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    /// The last segment of a URL's path, decoded; nil where its escapes spell no text.
    static func lastSegment(_ url: String) -> String? {
        let path = url.split(separator: "?", omittingEmptySubsequences: false)[0]
        var (bytes, rest): ([UInt8], _) = ([], (path.split(separator: "/").last ?? "").utf8[...])
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let decoded = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// `path?name=value&…`, the values encoded.
    static func target(_ path: String, _ parameters: KeyValuePairs<String, String>) -> String {
        guard !parameters.isEmpty else { return path }
        return path + "?" + parameters.map { "\($0.key)=\(encoded($0.value))" }.joined(separator: "&")
    }
}
