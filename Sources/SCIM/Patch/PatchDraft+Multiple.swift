internal import JSON

// Operations on multi-valued attributes.
extension PatchDraft {
    mutating func elements(
        at path: PatchPath, _ operation: PatchOperation, old: [JSONValue]
    ) throws(SCIMError) -> [JSONValue] {
        if let filter = path.filter {
            return try selected(by: filter, at: path, operation, old: old)
        }
        if let subAttribute = path.subAttribute, path.definition.type == .complex {
            return try parts(subAttribute, at: path, operation, old: old)
        }
        guard operation.kind != .remove else { return try removed(at: path, operation, old: old) }
        let new = try reader.elements(operation.value ?? .null, of: path.definition, at: path.attribute)
        switch operation.kind {
        case .replace: return try Self.withOnePrimary(new, changed: Set(new.indices), path)
        case .add, .remove:
            let matcher = ElementMatcher(path.definition)
            let added = new.filter { element in !old.contains { matcher.element($0, has: element) } }
            let all = old + added
            return try Self.withOnePrimary(all, changed: Set(old.count..<all.count), path)
        }
    }

    /// `emails.display`: the sub-attribute of each element, or of a first one.
    private mutating func parts(
        _ subAttribute: AttributeDefinition, at path: PatchPath, _ operation: PatchOperation, old: [JSONValue]
    ) throws(SCIMError) -> [JSONValue] {
        let part = try PatchPart(subAttribute, at: path.plain, operation, &reader)
        let targets = old.isEmpty && part.assigns ? [.object(JSONObject())] : old
        let new = targets.compactMap { element in
            part.applied(to: element.objectValue ?? JSONObject(), of: path.definition).map(JSONValue.object)
        }
        return try Self.withOnePrimary(new, changed: Self.isPrimary(path) ? Set(new.indices) : [], path)
    }

    /// Without a value everything goes (RFC 7644 §3.5.2.2); with one, Entra means those elements only. An empty list
    /// names nothing, so nothing goes.
    private mutating func removed(
        at path: PatchPath, _ operation: PatchOperation, old: [JSONValue]
    ) throws(SCIMError) -> [JSONValue] {
        guard let value = operation.value, !value.isNull else { return [] }
        try reader.record(.removalByValue, at: path.attribute)
        let named = try reader.elements(value, of: path.definition, at: path.attribute)
        let matcher = ElementMatcher(path.definition)
        return old.filter { element in !named.contains { matcher.element(element, has: $0) } }
    }

    private mutating func selected(
        by filter: Filter, at path: PatchPath, _ operation: PatchOperation, old: [JSONValue]
    ) throws(SCIMError) -> [JSONValue] {
        let evaluator = FilterEvaluator(filter, forElementsOf: path.definition)
        let matches = Set(old.indices.filter { evaluator.matches(element: old[$0]) })
        let change = try ElementChange(at: path, operation, &reader)
        guard matches.isEmpty else { return try Self.changed(old, at: matches, by: change, path) }
        // Removing what isn't there succeeds, and assigning nothing to nothing is no fault either.
        guard change.assigns else { return old }
        guard operation.kind == .add || createsMissingTargets, let implied = filter.impliedValues,
            let element = change.applied(to: .object(implied)), evaluator.matches(element: element)
        else { throw .noTarget("No value of \(path.attribute) matches the path's filter.") }
        try reader.record(.targetCreatedFromFilter, at: path.attribute)
        return try Self.withOnePrimary(old + [element], changed: [old.count], path)
    }

    private static func changed(
        _ old: [JSONValue], at matches: Set<Int>, by change: ElementChange, _ path: PatchPath
    ) throws(SCIMError) -> [JSONValue] {
        var newlyPrimary: Set<Int> = []
        var new: [JSONValue] = []
        for (index, element) in old.enumerated() {
            guard matches.contains(index) else {
                new.append(element)
                continue
            }
            guard let result = change.applied(to: element) else { continue }
            if result["primary"] != element["primary"] { newlyPrimary.insert(new.count) }
            new.append(result)
        }
        return try withOnePrimary(new, changed: newlyPrimary, path)
    }

    /// RFC 7644 §3.5.2: who becomes primary makes all others not primary. `changed` are the elements that the
    /// operation set.
    private static func withOnePrimary(
        _ elements: [JSONValue], changed: Set<Int>, _ path: PatchPath
    ) throws(SCIMError) -> [JSONValue] {
        let new = changed.filter { elements[$0]["primary"] == true }
        guard let primary = new.first else { return elements }
        guard new.count == 1 else { throw .invalidValue("\(path.attribute) has more than one primary value.") }
        return elements.enumerated().map { index, element in
            guard index != primary, case .object(var object) = element, object["primary"] == true else {
                return element
            }
            object["primary"] = false
            return .object(object)
        }
    }

    private static func isPrimary(_ path: PatchPath) -> Bool {
        path.subAttribute?.name == "primary"
    }
}
