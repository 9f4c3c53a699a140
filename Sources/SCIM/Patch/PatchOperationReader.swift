internal import JSON

/// Reads the operations of a message in all the shapes in which identity providers send them.
struct PatchOperationReader {
    private let schema: ResourceSchema
    private(set) var operations: [PatchOperation] = []
    private(set) var log: CoercionLog

    /// The `op` and its place, while the attributes that it names are read.
    private struct Head {
        let index: Int
        let kind: PatchOperation.Kind
    }

    init(_ schema: ResourceSchema, _ tolerance: Tolerance) {
        log = CoercionLog(tolerance)
        self.schema = schema
    }

    mutating func read(_ operation: JSONValue, index: Int) throws(SCIMError) {
        guard case .object(let operation) = operation else { throw .invalidSyntax("An operation is an object.") }
        // Entra writes "Add", "Replace" and "Remove".
        guard let op = operation[caseInsensitive: "op"]?.stringValue,
            let kind = PatchOperation.Kind(rawValue: ASCIICase.folded(op))
        else { throw .invalidSyntax("\"op\" must be add, remove or replace.") }
        let head = Head(index: index, kind: kind)
        let value = operation[caseInsensitive: "value"]
        switch operation[caseInsensitive: "path"] {
        case nil, .null?, .string("")?: try readWithoutPath(head, value)
        case .string(let path)?: try read(head, path: path, value)
        default: throw .invalidPath("\"path\" must be a string.")
        }
    }

    private mutating func read(_ head: Head, path: String, _ value: JSONValue?) throws(SCIMError) {
        guard head.kind == .remove || value != nil else { throw .invalidValue("\"value\" is missing.") }
        var parser = PatchPathParser(schema, log.tolerance)
        let target: PatchPathParser.Target
        do throws(SCIMError) {
            target = try parser.parse(path)
        } catch {
            guard try readUnregistered(head, path, value, in: .path) else { throw error }
            return
        }
        log.merge(parser.log.entries)
        switch target {
        case .attribute(let parts): append(head, parts, isExplicit: true, value)
        case .schema(let urn): try read(head, schema: urn, value)
        }
    }

    /// Takes an attribute of an extension that no schema describes; false when the path is none.
    private mutating func readUnregistered(
        _ head: Head, _ path: String, _ value: JSONValue?, in place: CoercionLog.Place
    ) throws(SCIMError) -> Bool {
        guard let (urn, attribute) = UnregisteredExtension.split(path),
            !schema.extensions.contains(where: { ASCIICase.equal(String(urn.prefix($0.id.count)), $0.id) })
        else {
            return false
        }
        try log.record(.unregisteredExtensionKept, at: urn, in: place)
        let assigned = head.kind == .remove ? .null : value ?? .null
        append(head, .extension(urn: urn), isExplicit: false, .object([attribute: assigned]))
        return true
    }

    /// A path that is the URN of a schema: its value holds attributes of that schema.
    private mutating func read(_ head: Head, schema urn: String?, _ value: JSONValue?) throws(SCIMError) {
        switch (value, head.kind, urn) {
        case (.object(let attributes)?, .add, _), (.object(let attributes)?, .replace, _):
            try read(head, attributes, in: urn)
        case (nil, .remove, let urn?), (.null?, _, let urn?):
            append(head, .extension(urn: urn), isExplicit: true, value)
        default: throw .invalidPath("A path that names a schema needs an object of its attributes.")
        }
    }

    private mutating func readWithoutPath(_ head: Head, _ value: JSONValue?) throws(SCIMError) {
        // RFC 7644 §3.5.2.2: without a path there is nothing to remove.
        guard head.kind != .remove else { throw .noTarget("\"remove\" needs a path.") }
        guard case .object(let attributes)? = value else {
            throw .invalidValue("Without a path, \"value\" must be an object of attributes.")
        }
        try read(head, attributes, in: nil)
    }

    /// Each name is a path of its own: Entra puts `name.givenName` and URNs there, RFC 7644 nested objects.
    private mutating func read(_ head: Head, _ attributes: JSONObject, in urn: String?) throws(SCIMError) {
        for (name, value) in attributes {
            if urn == nil, URN.equal(name, schema.core.id), case .object(let inner) = value {
                try read(head, inner, in: nil)
            } else if urn == nil, URN.isURN(name), try readExtension(head, name, value) {
                continue
            } else {
                try readAttribute(head, urn.map { "\($0):\(name)" } ?? name, value)
            }
        }
    }

    /// Takes a member that is a whole extension; false when the name is that of an attribute in one.
    private mutating func readExtension(_ head: Head, _ name: String, _ value: JSONValue) throws(SCIMError) -> Bool {
        if let known = schema.extension(name) {
            switch value {
            case .object(let attributes):
                for (name, value) in attributes { try readAttribute(head, "\(known.id):\(name)", value) }
            case .null, .string(""): append(head, .extension(urn: known.id), isExplicit: false, .null)
            default: throw .invalidValue("\(known.id) must be an object.")
            }
            return true
        }
        guard case .object = value, (try? PathResolver(schema: schema).target(name)) == nil else { return false }
        try log.record(.unregisteredExtensionKept, at: name)
        append(head, .extension(urn: name), isExplicit: false, value)
        return true
    }

    private mutating func readAttribute(_ head: Head, _ name: String, _ value: JSONValue) throws(SCIMError) {
        var parser = PatchPathParser(schema, log.tolerance)
        // A name that means nothing here is one that the client maps for other services.
        guard case .attribute(let parts)? = try? parser.parse(name) else {
            if try readUnregistered(head, name, value, in: .body) { return }
            return try log.record(.unknownAttributeIgnored, at: name)
        }
        log.merge(parser.log.entries)
        append(head, parts, isExplicit: false, value)
    }

    private mutating func append(
        _ head: Head, _ parts: PatchPathParser.Parts, isExplicit: Bool, _ value: JSONValue?
    ) {
        guard let definition = parts.attribute.definition else { return }
        let path = PatchPath(
            attribute: parts.attribute.path, definition: definition, filter: parts.filter,
            subAttribute: parts.sub?.subDefinition)
        append(head, .attribute(path), isExplicit: isExplicit, value)
    }

    private mutating func append(
        _ head: Head, _ target: PatchOperation.Target, isExplicit: Bool, _ value: JSONValue?
    ) {
        operations.append(
            PatchOperation(index: head.index, kind: head.kind, target: target, isExplicit: isExplicit, value: value))
    }
}
