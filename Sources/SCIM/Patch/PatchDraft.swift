internal import JSON

/// The working copy of a resource under a PATCH.
struct PatchDraft {
    private(set) var resource: JSONObject
    let createsMissingTargets: Bool
    var reader: AttributeReader

    init(_ resource: JSONObject, createsMissingTargets: Bool, tolerance: Tolerance) {
        reader = AttributeReader(tolerance)
        self.resource = resource
        self.createsMissingTargets = createsMissingTargets
    }

    mutating func apply(_ operation: PatchOperation) throws(SCIMError) {
        switch operation.target {
        case .extension(let urn): try apply(operation, toExtension: urn)
        case .attribute(let path):
            guard try isWritable(path, operation) else { return }
            let old = self[path.attribute]
            let new = try value(at: path, operation, old: old)
            guard new != old else { return }
            let immutable = path.definition.mutability == .immutable
            if immutable, old != nil { throw .mutability("\(path.plain) can't be changed once it is set.") }
            self[path.attribute] = new
        }
    }

    /// The attribute's value after the operation; nil when it is then unassigned.
    private mutating func value(
        at path: PatchPath, _ operation: PatchOperation, old: JSONValue?
    ) throws(SCIMError) -> JSONValue? {
        guard path.definition.isMultiValued else {
            return try singleValue(at: path, operation, old: old)
        }
        let elements = try self.elements(at: path, operation, old: old?.arrayValue ?? [])
        try reader.checkCount(elements.count, of: path.definition, at: path.attribute)
        return elements.isEmpty ? nil : .array(elements)
    }

    /// Whether the operation may touch its target. What came without a path is passed over where it may not.
    private mutating func isWritable(_ path: PatchPath, _ operation: PatchOperation) throws(SCIMError) -> Bool {
        if path.attribute.isCore("schemas") {
            try reader.record(.schemasComputed, at: path.attribute)
            return false
        }
        if path.definition.mutability == .writeOnly || path.subAttribute?.mutability == .writeOnly {
            try reader.record(.passwordDiscarded, at: path.plain)
            return false
        }
        guard path.definition.mutability == .readOnly || path.subAttribute?.mutability == .readOnly else { return true }
        // Okta repeats the id in each rename of a group; a wrong one means another resource.
        let isForeignID = path.attribute.isCore("id") && operation.value != nil && operation.value != resource["id"]
        let isOwnID = path.attribute.isCore("id") && operation.kind != .remove && !isForeignID
        let isPassedOver = !operation.isExplicit && reader.log.tolerance == .lenient
        guard !isForeignID, isPassedOver || isOwnID else {
            throw .mutability("\(path.plain) is read-only.")
        }
        try reader.record(.readOnlyIgnored, at: path.plain)
        return false
    }

    private mutating func apply(_ operation: PatchOperation, toExtension urn: String) throws(SCIMError) {
        let name = resource.name(matching: urn) ?? urn
        guard case .object(let attributes)? = operation.value else {
            if operation.kind != .add { resource[name] = nil }
            return
        }
        var merged = resource[name]?.objectValue ?? JSONObject()
        try UnregisteredExtension.check(attributes, number: 1)
        for (attribute, value) in attributes {
            let kept = JSONObject([(attribute, value)]).withoutUnassigned[attribute]
            if kept == nil, operation.kind == .add { continue }
            merged[caseInsensitive: attribute] = kept
        }
        let others = resource.names.count { URN.isURN($0) && $0 != name }
        try UnregisteredExtension.check(merged, number: others + 1)
        resource[name] = merged.isEmpty ? nil : .object(merged)
    }

    /// The attribute in the resource itself or in its extension.
    private subscript(path: AttributePath) -> JSONValue? {
        get {
            guard let schema = path.schema else { return resource[path.attribute] }
            return resource[schema]?[path.attribute]
        }
        set {
            guard let schema = path.schema else {
                resource[path.attribute] = newValue
                return
            }
            var container = resource[schema]?.objectValue ?? JSONObject()
            container[path.attribute] = newValue
            resource[schema] = container.isEmpty ? nil : .object(container)
        }
    }
}
