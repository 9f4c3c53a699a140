import Events
import JSON

/// The difference that a request made, cut to a size that can be kept for every request.
///
/// A value that is too long, or a change that is one too many, leaves `"truncated":true` behind in its place. Written down at
/// once and once: every request of an identity provider pays for it.
package struct ProvisionedChanges: Sendable {
    /// Changes that are kept of one request.
    package static let mostChanges = 50
    /// Bytes of JSON that are kept of one value.
    package static let longestValue = 1_024
    private static let longestPath = 300

    /// A JSON array of `{"path", "old", "new"}`; nil when nothing changed.
    package let text: String?

    init(_ changes: [Change]) {
        // A password is dropped long before; it has no business here whatever else changes.
        let tellable = changes.filter { !Self.isSecret($0.path) }
        guard !tellable.isEmpty else {
            text = nil
            return
        }
        var writer = JSONWriter(capacity: 1_024)
        writer.append("[")
        for (index, change) in tellable.prefix(Self.mostChanges).enumerated() {
            if index > 0 { writer.append(",") }
            Self.write(change, to: &writer)
        }
        if tellable.count > Self.mostChanges {
            writer.append(#",{"truncated":true,"omitted":"#)
            writer.write(Int64(tellable.count - Self.mostChanges))
            writer.append("}")
        }
        writer.append("]")
        text = String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func isSecret(_ path: String) -> Bool {
        // Nearly every path is told apart by its first byte.
        guard let first = path.utf8.first, first | 0x20 == UInt8(ascii: "p") else { return false }
        return path.lowercased().hasPrefix("password")
    }

    private static func write(_ change: Change, to writer: inout JSONWriter) {
        writer.append(#"{"path":"#)
        writer.write(change.path.utf8.count <= longestPath ? change.path : String(change.path.prefix(longestPath)))
        var isWhole = true
        if let old = change.old { isWhole = write(old, as: #","old":"#, to: &writer) }
        if let new = change.new { isWhole = write(new, as: #","new":"#, to: &writer) && isWhole }
        writer.append(isWhole ? "}" : #","truncated":true}"#)
    }

    /// Whether the value is there as a whole.
    private static func write(_ value: JSONValue, as name: String, to writer: inout JSONWriter) -> Bool {
        switch value {
        case .null, .bool, .integer, .number: break
        case .string(let text): guard text.utf8.count <= longestValue else { return false }
        case .array, .object:
            let bytes = value.serializedBytes()
            guard bytes.count > longestValue else {
                writer.append(name)
                writer.append(bytes)
                return true
            }
            guard case .array(let elements) = value else { return false }
            writer.append(name)
            writer.write(beginning(of: elements))
            return false
        }
        writer.append(name)
        writer.write(value)
        return true
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
