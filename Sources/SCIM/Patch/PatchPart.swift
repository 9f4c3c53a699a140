internal import JSON

/// What an operation does to one sub-attribute, wherever that occurs.
struct PatchPart {
    private let definition: AttributeDefinition
    private let kind: PatchOperation.Kind
    /// nil clears.
    private let value: JSONValue?

    init(
        _ definition: AttributeDefinition, at path: AttributePath, _ operation: PatchOperation,
        _ reader: inout AttributeReader
    ) throws(SCIMError) {
        self.definition = definition
        kind = operation.kind
        let isRemovalByValue = operation.kind == .remove && definition.isMultiValued
        guard operation.kind != .remove || isRemovalByValue, let sent = operation.value else {
            value = nil
            return
        }
        value = try reader.value(sent, of: definition, at: path)
    }

    /// Whether the operation assigns something.
    var assigns: Bool { kind != .remove && value != nil }

    /// The complex value afterwards; nil when nothing worth keeping is left.
    func applied(to object: JSONObject, of parent: AttributeDefinition) -> JSONObject? {
        var result = object
        let old = object[definition.name]
        switch (kind, value) {
        case (.add, nil): break
        case (.add, .array(let added)?) where definition.isMultiValued:
            let kept = old?.arrayValue ?? []
            result[definition.name] = .array(kept + added.filter { !kept.contains($0) })
        case (.remove, .array(let removed)?):
            let kept = (old?.arrayValue ?? []).filter { !removed.contains($0) }
            result[definition.name] = kept.isEmpty ? nil : .array(kept)
        case (.remove, _), (.replace, nil): result[definition.name] = nil
        case (.add, let value?), (.replace, let value?): result[definition.name] = value
        }
        if definition.name == "value", result["value"] != old { result = result.withoutDescriptions(of: parent) }
        if result == object { return object.isEmpty ? nil : object }
        let isCleared = result[definition.name] == nil
        return result.isEmpty || isCleared && parent.isMultiValued && result.isOnlyLabels ? nil : result
    }
}

extension JSONObject {
    /// Whether only words about a value are left, and no value: an address with nothing but its type is no address.
    var isOnlyLabels: Bool {
        allSatisfy { $0.name == "type" || $0.name == "primary" || $0.name == "display" }
    }
}
