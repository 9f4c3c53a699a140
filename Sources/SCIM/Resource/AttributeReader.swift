internal import JSON

/// Turns what a client sent for an attribute into the form in which it is stored: names as in the schema, parts in
/// the schema's order, unassigned parts (RFC 7643 §2.5) left out, types checked.
struct AttributeReader {
    private(set) var log: CoercionLog

    /// The most values of one attribute; members of groups are rows and have no such limit.
    static let maximumElements = 500
    /// The most values of such attributes in one request. Each may have to be compared with all that are there.
    private static let maximumElementsRead = 20_000
    private var elementsRead = 0

    init(_ tolerance: Tolerance) {
        log = CoercionLog(tolerance)
    }

    mutating func record(_ leniency: Leniency, at path: AttributePath) throws(SCIMError) {
        try log.record(leniency, at: path)
    }

    mutating func record(_ leniency: Leniency, at path: String) throws(SCIMError) {
        try log.record(leniency, at: path)
    }

    /// The value to store; nil when the client left the attribute unassigned.
    mutating func value(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONValue? {
        guard definition.isMultiValued else { return try single(value, of: definition, at: path) }
        let elements = try elements(value, of: definition, at: path)
        return elements.isEmpty ? nil : .array(elements)
    }

    /// The values of a multi-valued attribute, each once (RFC 7643 §2.4).
    mutating func elements(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> [JSONValue] {
        switch value {
        case .null: return []
        case .array(let sent):
            try checkCount(sent.count, of: definition, at: path)
            elementsRead += definition.isUnlimited ? 0 : sent.count
            guard elementsRead <= Self.maximumElementsRead else {
                throw .invalidValue("The request has more than \(Self.maximumElementsRead) values.")
            }
            var elements: [JSONValue] = []
            elements.reserveCapacity(sent.count)
            for value in sent {
                guard let element = try element(value, of: definition, at: path) else { continue }
                elements.append(element)
            }
            return Self.unique(elements)
        case .string(""):
            try record(.emptyTextClears, at: path)
            return []
        case .string where definition.type == .complex:
            // One leniency at a time: a list may lack its brackets, an element its braces, but not both.
            throw .invalidValue("\(path) must be a list of objects.")
        default:
            try record(.elementWithoutArray, at: path)
            return try element(value, of: definition, at: path).map { [$0] } ?? []
        }
    }

    func checkCount(
        _ count: Int, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) {
        guard count <= Self.maximumElements || definition.isUnlimited else {
            throw .invalidValue("\(path) has more than \(Self.maximumElements) values.")
        }
    }

    /// One value of a multi-valued attribute.
    mutating func element(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONValue? {
        if value.isNull { throw .invalidValue("\(path) has a null among its values.") }
        guard definition.type == .complex else { return try simple(value, of: definition, at: path) }
        switch value {
        case .object(let object): return try complex(object, of: definition, at: path)
        case .string(let text):
            guard definition.defaultSubAttribute != nil else { break }
            try record(.elementAsText, at: path)
            return try complex(["value": .string(text)], of: definition, at: path)
        default: break
        }
        throw .invalidValue("The values of \(path) must be objects.")
    }

    /// The value of a single-valued attribute.
    mutating func single(
        _ value: JSONValue, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONValue? {
        guard definition.type == .complex else { return try simple(value, of: definition, at: path) }
        switch value {
        case .null: return nil
        case .object(let object): return try complex(object, of: definition, at: path)
        case .string(""):
            try record(.emptyTextClears, at: path)
            return nil
        case .string(let text):
            guard definition.defaultSubAttribute != nil else { break }
            try record(.complexAsText, at: path)
            return try complex(["value": .string(text)], of: definition, at: path)
        case .array(let elements):
            guard elements.count <= 1 else { throw .invalidValue("\(path) takes one value.") }
            try record(.singleValueInArray, at: path)
            return try elements.first.flatMap { (element) throws(SCIMError) in
                try self.element(element, of: definition, at: path)
            }
        default: break
        }
        throw .invalidValue("\(path) must be an object.")
    }

    /// A complex value; nil when none of its parts is assigned.
    private mutating func complex(
        _ object: JSONObject, of definition: AttributeDefinition, at path: AttributePath
    ) throws(SCIMError) -> JSONValue? {
        let parts = try assignments(object, of: definition, at: path)
        var result = JSONObject()
        for (index, subAttribute) in definition.subAttributes.enumerated() {
            if case .assigned(let value)? = parts[index] { result.append(subAttribute.name, value) }
        }
        return result.isEmpty ? nil : .object(result)
    }

    /// The same elements without repetitions.
    private static func unique(_ elements: [JSONValue]) -> [JSONValue] {
        guard elements.count > 8 else {
            // Comparing a few is faster than hashing them.
            return elements.enumerated().filter { index, element in !elements[..<index].contains(element) }.map(
                \.element)
        }
        var seen = Set<JSONValue>(minimumCapacity: elements.count)
        return elements.filter { seen.insert($0).inserted }
    }
}
