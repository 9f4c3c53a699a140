/// Why bytes are no acceptable JSON text, and where.
///
/// The description holds at most one character or one member name of the text, never a value.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case unexpectedByte(UInt8)
        case unexpectedEnd
        case trailingBytes
        case tooDeep(limit: Int)
        case duplicateName(String)
        case invalidUTF8
        case invalidEscape
        case loneSurrogate
        /// U+0000, which Postgres cannot store in text.
        case nulCharacter
        case controlCharacter
        case invalidNumber
    }

    package let kind: Kind
    /// Counted from 0 at the first byte of the text.
    package let byteOffset: Int

    package init(_ kind: Kind, at byteOffset: Int) {
        self.kind = kind
        self.byteOffset = byteOffset
    }

    package var description: String { "\(kind.sentence) at byte \(byteOffset)" }
}

extension JSONError.Kind {
    /// What is wrong, without the place.
    package var sentence: String {
        switch self {
        case .unexpectedByte(let byte) where byte > 0x20 && byte < 0x7F:
            "unexpected '\(Character(Unicode.Scalar(byte)))'"
        case .unexpectedByte(let byte):
            "unexpected byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        case .unexpectedEnd: "unexpected end of text"
        case .trailingBytes: "unexpected bytes after the value"
        case .tooDeep(let limit): "nesting deeper than \(limit) levels"
        case .duplicateName(let name): "duplicate name \"\(name.prefix(64))\""
        case .invalidUTF8: "invalid UTF-8"
        case .invalidEscape: "invalid escape sequence"
        case .loneSurrogate: "unpaired UTF-16 surrogate"
        case .nulCharacter: "U+0000 is not accepted in text"
        case .controlCharacter: "unescaped control character in text"
        case .invalidNumber: "invalid number"
        }
    }
}
