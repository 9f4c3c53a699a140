/// Walks over the bytes of a text once. It lives only inside the closure that lends it the bytes.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var position = 0

    /// Above this many members, names already seen are kept in a set.
    private static let smallObject = 24

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The value that begins at the next byte which is no white space; `depth` containers are open around it.
    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipWhitespace()
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case let byte: throw JSONError(.unexpectedByte(byte), at: position)
        }
    }

    mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
        return bytes[position]
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        guard depth <= limits.depth else { throw JSONError(.tooDeep(limit: limits.depth), at: position) }
        position += 1
        skipWhitespace()
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return JSONObject()
        }
        var members: [JSONMember] = []
        var seen: Set<String> = []
        while true {
            let start = position
            guard try peek() == UInt8(ascii: "\"") else {
                throw JSONError(.unexpectedByte(bytes[position]), at: position)
            }
            let name = try string()
            try refuseDuplicate(name, at: start, in: members, seen: &seen)
            skipWhitespace()
            guard try peek() == UInt8(ascii: ":") else {
                throw JSONError(.unexpectedByte(bytes[position]), at: position)
            }
            position += 1
            members.append(JSONMember(name: name, value: try value(depth: depth)))
            guard try continues(closing: UInt8(ascii: "}")) else { return JSONObject(uniqueMembers: members) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        guard depth <= limits.depth else { throw JSONError(.tooDeep(limit: limits.depth), at: position) }
        position += 1
        skipWhitespace()
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return []
        }
        var elements: [JSONValue] = []
        while true {
            elements.append(try value(depth: depth))
            guard try continues(closing: UInt8(ascii: "]")) else { return elements }
        }
    }

    /// Steps over a comma (true) or over the closing bracket (false).
    private mutating func continues(closing: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        let byte = try peek()
        if byte == closing {
            position += 1
            return false
        }
        guard byte == UInt8(ascii: ",") else { throw JSONError(.unexpectedByte(byte), at: position) }
        position += 1
        skipWhitespace()
        return true
    }

    private func refuseDuplicate(
        _ name: String, at start: Int, in members: [JSONMember], seen: inout Set<String>
    ) throws(JSONError) {
        let sensitive = limits.namesAreCaseSensitive
        var isDuplicate = false
        if members.count < Self.smallObject {
            for member in members
            where sensitive ? member.name == name : ASCIICase.equal(member.name, name) {
                isDuplicate = true
            }
        } else {
            if seen.isEmpty { seen = Set(members.map { sensitive ? $0.name : ASCIICase.folded($0.name) }) }
            isDuplicate = !seen.insert(sensitive ? name : ASCIICase.folded(name)).inserted
        }
        if isDuplicate { throw JSONError(.duplicateName(name), at: start) }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[offset] else {
                throw JSONError(.unexpectedByte(bytes[position]), at: position)
            }
            position += 1
        }
        return value
    }
}
