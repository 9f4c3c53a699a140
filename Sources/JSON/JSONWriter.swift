/// Writes JSON as UTF-8 without white space.
///
/// Stored text can be spliced in with `append(_:)`, so that a page of stored documents is never parsed again.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8]

    package init(capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    package mutating func write(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): write(value)
        case .number(let number): append(number.text)
        case .string(let text): write(text)
        case .array(let elements): write(elements)
        case .object(let object): write(object)
        }
    }

    package mutating func write(_ object: JSONObject) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (name, value) in object {
            if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
            write(name)
            bytes.append(UInt8(ascii: ":"))
            write(value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    package mutating func write(_ elements: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(elements[index])
        }
        bytes.append(UInt8(ascii: "]"))
    }

    package mutating func write(_ value: Int64) {
        append(String(value))
    }

    /// Writes a text in quotation marks, escaping what RFC 8259 §7 demands.
    package mutating func write(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var runStart = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<index]))
                escape(byte)
                runStart = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Splices in text that is JSON already, or a part of it such as `,` or `"id":`.
    ///
    /// Not generic, like its neighbours: other modules would call them unspecialised, which made up a fifth of a read.
    package mutating func append(_ json: String) {
        bytes.append(contentsOf: json.utf8)
    }

    /// The same for a part of a text.
    package mutating func append(_ json: Substring.UTF8View) {
        let isCopied: Void? = json.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
        if isCopied == nil { bytes.append(contentsOf: json) }
    }

    /// Splices in bytes that are JSON already.
    package mutating func append(_ json: [UInt8]) {
        bytes.append(contentsOf: json)
    }

    /// Splices in bytes that lie anywhere.
    package mutating func append(_ json: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: json)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u00")
            append(byte < 16 ? "0" : "1")
            append(String(byte & 0x0F, radix: 16))
        }
    }
}
