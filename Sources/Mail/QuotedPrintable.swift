/// The quoted-printable encoding of text (RFC 2045 §6.7): lines of at most 76 characters, all of them ASCII.
enum QuotedPrintable {
    private static let lineLength = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Any of CR LF, LF and CR ends a line of the text; every line of the result ends with CR LF.
    static func encoded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for line in lines(Array(text.utf8)) { append(line, to: &result) }
        return result
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == 0x0a || byte == 0x0d else { continue }
            lines.append(bytes[start..<(index - 1)])
            if byte == 0x0d, index < bytes.count, bytes[index] == 0x0a { index += 1 }
            start = index
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    private static func append(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var column = 0
        for index in line.indices {
            let isLast = index == line.index(before: line.endIndex)
            let sign = sign(for: line[index], isLast: isLast)
            // One place stays free for the `=` of a soft break, unless the line ends here.
            if column + sign.count > (isLast ? lineLength : lineLength - 1) {
                result += [UInt8(ascii: "="), 0x0d, 0x0a]
                column = 0
            }
            result += sign
            column += sign.count
        }
        result += [0x0d, 0x0a]
    }

    private static func sign(for byte: UInt8, isLast: Bool) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "="): break
        case 0x21...0x7e: return [byte]
        case 0x20, 0x09: if !isLast { return [byte] }
        default: break
        }
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
