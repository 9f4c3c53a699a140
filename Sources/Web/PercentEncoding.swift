/// Percent-encoding of URIs (RFC 3986 §2.1).
package enum PercentEncoding {
    package enum Invalid: Error {
        /// A `%` without two hexadecimal digits behind it.
        case escape
        case utf8
        /// U+0000, which Postgres cannot store in text.
        case nul
    }

    /// The text behind the escapes, decoded once.
    ///
    /// - Parameter plusIsSpace: Whether the text is form-encoded.
    package static func decode(_ text: Substring, plusIsSpace: Bool) throws(Invalid) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = hexadecimal(rest.next()), let low = hexadecimal(rest.next()) else { throw .escape }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { throw .nul }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .utf8 }
        return decoded
    }

    private static func hexadecimal(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case (UInt8(ascii: "0")...UInt8(ascii: "9"))?: byte.map { $0 - UInt8(ascii: "0") }
        case (UInt8(ascii: "a")...UInt8(ascii: "f"))?: byte.map { $0 - UInt8(ascii: "a") + 10 }
        case (UInt8(ascii: "A")...UInt8(ascii: "F"))?: byte.map { $0 - UInt8(ascii: "A") + 10 }
        default: nil
        }
    }
}

extension PercentEncoding.Invalid: CustomStringConvertible {
    package var description: String {
        switch self {
        case .escape: "a % must be followed by two hexadecimal digits"
        case .utf8: "not valid UTF-8"
        case .nul: "U+0000 is not accepted"
        }
    }
}
