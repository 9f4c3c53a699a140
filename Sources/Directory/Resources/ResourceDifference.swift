import Events
import JSON

/// What changed between two states of a resource, attribute by attribute.
struct ResourceDifference: Sendable {
    let before: JSONObject
    let after: JSONObject
    let changes: [Change]
    private let names: Set<String>

    init(from before: JSONObject, to after: JSONObject) {
        self.before = before
        self.after = after
        changes = Self.changes(from: before, to: after)
        names = Set(Self.names(before, after).filter { before[$0] != after[$0] })
    }

    /// Whether the top-level attribute of that name differs.
    func touches(_ name: String) -> Bool {
        names.contains(name)
    }

    /// The attributes that differ, those that are there before first; parts of single-valued complex attributes and of
    /// extensions one by one, multi-valued attributes as a whole. `schemas` follows from the others and is left out.
    ///
    /// - Parameter omitted: An attribute that is told of otherwise.
    static func changes(
        from before: JSONObject, to after: JSONObject, without omitted: String? = nil
    ) -> [Change] {
        var changes: [Change] = []
        for name in names(before, after) where name != "schemas" && name != omitted {
            // RFC 7644 §3.10: a colon stands between an extension's URN and its attributes.
            let separator = name.utf8.contains(UInt8(ascii: ":")) ? ":" : "."
            append(before[name], after[name], at: name, separator, to: &changes)
        }
        return changes
    }

    private static func append(
        _ old: JSONValue?, _ new: JSONValue?, at path: String, _ separator: String, to changes: inout [Change]
    ) {
        guard old != new else { return }
        guard old?.objectValue != nil || old == nil, new?.objectValue != nil || new == nil else {
            changes.append(Change(path: path, old: old, new: new))
            return
        }
        let (before, after) = (old?.objectValue ?? [:], new?.objectValue ?? [:])
        for name in names(before, after) {
            append(before[name], after[name], at: path + separator + name, ".", to: &changes)
        }
    }

    private static func names(_ before: JSONObject, _ after: JSONObject) -> [String] {
        // All of what is new is new.
        if before.isEmpty { return after.names }
        return before.names + after.names.filter { before[$0] == nil }
    }
}
