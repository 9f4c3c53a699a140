import Events
package import JSON

/// The difference that a request made, cut to a size that can be kept for every request.
///
/// A value that is too long, or a change that is one too many, leaves `"truncated":true` behind in its place.
package struct ProvisionedChanges: Sendable {
    /// Changes that are kept of one request.
    package static let mostChanges = 50
    /// Bytes of JSON that are kept of one value.
    package static let longestValue = 1_024

    /// Nil when nothing changed.
    package let json: JSONValue?

    init(_ changes: [Change]) {
        guard !changes.isEmpty else {
            json = nil
            return
        }
        // A password is dropped long before; it has no business here whatever else changes.
        let tellable = changes.filter { !$0.path.lowercased().hasPrefix("password") }
        var entries = tellable.prefix(Self.mostChanges).map { JSONValue.object(Self.entry($0)) }
        if tellable.count > Self.mostChanges {
            entries.append(["truncated": true, "omitted": .integer(Int64(tellable.count - Self.mostChanges))])
        }
        json = entries.isEmpty ? nil : .array(entries)
    }

    private static func entry(_ change: Change) -> JSONObject {
        var entry: JSONObject = ["path": .string(String(change.path.prefix(300)))]
        var isTruncated = false
        for (name, value) in [("old", change.old), ("new", change.new)] {
            guard let value else { continue }
            if Self.fits(value) {
                entry.append(name, value)
            } else {
                isTruncated = true
                if case .array(let elements) = value { entry.append(name, .array(Self.beginning(of: elements))) }
            }
        }
        if isTruncated { entry.append("truncated", true) }
        return entry
    }

    private static func fits(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .bool, .integer, .number: true
        case .string(let text): text.utf8.count <= longestValue
        case .array, .object: value.serializedBytes().count <= longestValue
        }
    }

    /// As many elements of an array as fit. Of anything else nothing is kept: a part would say something wrong.
    private static func beginning(of elements: [JSONValue]) -> [JSONValue] {
        var kept: [JSONValue] = []
        var size = 2
        for element in elements {
            size += element.serializedBytes().count + 1
            guard size <= longestValue else { break }
            kept.append(element)
        }
        return kept
    }
}
