extension JSONScanner {
    /// The number at the position (RFC 8259 §6), which is known to be a digit or a minus sign.
    mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var magnitude: Int64 = 0
        var overflows = false
        let firstDigit = position
        try digits { digit in
            // Counted downwards, because the lowest Int64 has no positive counterpart.
            let (product, first) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.subtractingReportingOverflow(Int64(digit))
            overflows = overflows || first || second
            magnitude = sum
        }
        if bytes[firstDigit] == UInt8(ascii: "0"), position - firstDigit > 1 {
            throw JSONError(.invalidNumber, at: start)
        }
        let isWhole = try !fractionOrExponent()
        if isWhole, !overflows, isNegative || magnitude != .min {
            return .integer(isNegative ? magnitude : -magnitude)
        }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
        return .number(JSONNumber(checkedText: String(decoding: text, as: UTF8.self)))
    }

    private mutating func fractionOrExponent() throws(JSONError) -> Bool {
        var found = false
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            found = true
            try digits { _ in }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            found = true
            let sign = try peek()
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            try digits { _ in }
        }
        return found
    }

    /// Steps over one digit or more.
    private mutating func digits(_ body: (UInt8) -> Void) throws(JSONError) {
        let start = position
        while position < bytes.count, bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9") {
            body(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        guard position > start else {
            throw isAtEnd ? JSONError(.unexpectedEnd, at: position) : JSONError(.invalidNumber, at: position)
        }
    }
}
