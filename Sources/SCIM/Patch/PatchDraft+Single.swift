internal import JSON

// Operations on single-valued attributes, simple or complex.
extension PatchDraft {
    mutating func singleValue(
        at path: PatchPath, _ operation: PatchOperation, old: JSONValue?
    ) throws(SCIMError) -> JSONValue? {
        if let subAttribute = path.subAttribute {
            let part = try PatchPart(subAttribute, at: path.plain, operation, &reader)
            return part.applied(to: old?.objectValue ?? JSONObject(), of: path.definition).map(JSONValue.object)
        }
        guard operation.kind != .remove, let value = operation.value else { return nil }
        if path.definition.type == .complex, let object = Self.object(in: value) {
            if case .array = value { try reader.record(.singleValueInArray, at: path.attribute) }
            return try merged(old, with: object, path, operation.kind)
        }
        // Adding nothing changes nothing; replacing by nothing clears (RFC 7643 §2.5).
        return try reader.single(value, of: path.definition, at: path.attribute)
            ?? (operation.kind == .add ? old : nil)
    }

    /// RFC 7644 §3.5.2.1 and §3.5.2.3: parts that the value doesn't name stay.
    mutating func merged(
        _ old: JSONValue?, with object: JSONObject, _ path: PatchPath, _ kind: PatchOperation.Kind
    ) throws(SCIMError) -> JSONValue? {
        let assignments = try reader.assignments(object, of: path.definition, at: path.attribute)
        let result = (old?.objectValue ?? JSONObject()).merging(
            assignments, of: path.definition, clears: kind == .replace)
        return result.isEmpty ? nil : .object(result)
    }

    /// The object itself, or the only element of an array around it.
    private static func object(in value: JSONValue) -> JSONObject? {
        switch value {
        case .object(let object): object
        case .array(let elements) where elements.count == 1: elements[0].objectValue
        default: nil
        }
    }
}

extension JSONObject {
    /// The object with the parts that were assigned. What described the old `value` goes with that value.
    func merging(
        _ assignments: [AttributeReader.Assignment?], of definition: AttributeDefinition, clears: Bool
    ) -> JSONObject {
        var result = self
        var assigned: Set<String> = []
        for (subAttribute, assignment) in zip(definition.subAttributes, assignments) {
            switch assignment {
            case .assigned(let value)?:
                result[subAttribute.name] = value
                assigned.insert(subAttribute.name)
            case .cleared? where clears: result[subAttribute.name] = nil
            default: break
            }
        }
        guard result["value"] != self["value"] else { return result }
        return result.withoutDescriptions(of: definition, but: assigned)
    }

    /// The object without what a former `value` brought along: a manager's `$ref` and computed `displayName`.
    func withoutDescriptions(of definition: AttributeDefinition, but kept: Set<String> = []) -> JSONObject {
        var result = self
        for subAttribute in definition.subAttributes where !kept.contains(subAttribute.name) {
            if subAttribute.mutability == .readOnly || subAttribute.name == "$ref" { result[subAttribute.name] = nil }
        }
        return result
    }
}
