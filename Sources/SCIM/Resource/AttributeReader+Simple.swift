internal import JSON

extension AttributeReader {
    /// A value that has no parts; nil for null and empty text.
    mutating func simple(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONValue? {
        switch value {
        case .null: return nil
        case .string(""):
            // Empty text says nothing that a missing value doesn't (RFC 7643 §2.5), whatever the type.
            try record(.emptyTextClears, at: path)
            return nil
        default: break
        }
        switch definition.type {
        case .string, .reference: return .string(try text(value, of: definition, at: path))
        case .binary: return .string(try base64(value, of: definition, at: path))
        case .dateTime: return .string(try dateTime(value, of: definition, at: path))
        case .boolean: return .bool(try boolean(value, at: path))
        case .integer:
            guard case .integer = value else { throw .invalidValue("\(path) must be an integer.") }
            return value
        case .decimal:
            guard value.doubleValue != nil else { throw .invalidValue("\(path) must be a number.") }
            return value
        case .complex: throw .invalidValue("\(path) must be an object.")
        }
    }

    private func text(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> String {
        guard let text = value.stringValue else { throw .invalidValue("\(path) must be a string.") }
        let limit = definition.maximumLength
        // Folding can lengthen a text, at worst elevenfold, and it is the key that an index holds.
        let count = text.utf8.count
        let keyFits = definition.isCaseExact || count <= limit / 11 || CaseFolding.key(text).utf8.count <= limit
        guard count <= limit, keyFits else {
            throw .invalidValue("\(path) exceeds \(limit) bytes.")
        }
        return text
    }

    private mutating func boolean(_ value: JSONValue, at path: AttributePath) throws(SCIMError) -> Bool {
        if let value = value.boolValue { return value }
        guard let value = value.stringValue.flatMap(BooleanText.value) else {
            throw .invalidValue("\(path) must be true or false.")
        }
        try record(.booleanAsText, at: path)
        return value
    }

    private func dateTime(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> String {
        let text = try text(value, of: definition, at: path)
        guard SCIMDateTime(parsing: text) != nil else {
            throw .invalidValue("\(path) must be a dateTime such as 2011-05-13T04:42:34Z.")
        }
        return text
    }

    /// RFC 7643 §2.3.6: base64 in either alphabet of RFC 4648.
    private func base64(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> String {
        let text = try text(value, of: definition, at: path)
        let letters = text.utf8.drop { _ in false }
        let body = letters.prefix { $0 != UInt8(ascii: "=") }
        let padding = letters.dropFirst(body.count)
        guard padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }), body.allSatisfy(Self.isBase64) else {
            throw .invalidValue("\(path) must be base64.")
        }
        return text
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
