/// Reads one JSON text (RFC 8259) from bytes.
///
/// Stricter than the RFC where leniency would store what cannot be stored or hide what was meant: a name given twice,
/// invalid UTF-8, unpaired surrogates, U+0000, nesting beyond the limit and bytes after the value are refused.
package enum JSONParser {
    /// The value in `bytes`, which may be surrounded by white space.
    package static func parse(_ bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            try parse(buffer, limits: limits)
        }
    }

    /// The value in any collection of bytes, such as a network buffer's view.
    package static func parse(
        _ bytes: some Collection<UInt8>, limits: JSONLimits = .default
    ) throws(JSONError) -> JSONValue {
        let result = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(JSONError) in try parse(buffer, limits: limits) }
        }
        if let result { return try result.get() }
        return try parse(Array(bytes), limits: limits)
    }

    package static func parse(_ text: String, limits: JSONLimits = .default) throws(JSONError) -> JSONValue {
        try parse(text.utf8, limits: limits)
    }

    private static func parse(
        _ buffer: UnsafeBufferPointer<UInt8>, limits: JSONLimits
    ) throws(JSONError) -> JSONValue {
        var scanner = JSONScanner(bytes: buffer, limits: limits)
        let value = try scanner.value(depth: 0)
        scanner.skipWhitespace()
        guard scanner.isAtEnd else { throw JSONError(.trailingBytes, at: scanner.position) }
        return value
    }
}
