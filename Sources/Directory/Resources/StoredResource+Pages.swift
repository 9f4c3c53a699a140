import JSON
package import SCIM

// A resource whose references are too many to be held at once, which only a kind with references has: JSON up to the last
// of the first page, then page by page.
extension StoredResource {
    /// The resource up to where further references belong; the references come last.
    package func openingBytes(at base: String, _ projection: Projection) throws -> [UInt8] {
        guard !projection.isIdentity else { return Array(serializedBytes(at: base).dropLast(2)) }
        var shown = projection.apply(to: try resource(at: base))
        let name = kind.referencesAttribute ?? ""
        shown.append(name, shown.removeValue(name) ?? .array([]))
        return Array(shown.serializedBytes().dropLast(2))
    }

    /// A page of references without anything around it; nothing when the projection leaves nothing of them.
    package func bytes(of page: [Reference], at base: String, _ projection: Projection) -> [UInt8] {
        guard !page.isEmpty else { return [] }
        var writer = JSONWriter(capacity: page.count * 220)
        if projection.isIdentity {
            write(page, to: &writer, at: base)
        } else {
            let name = kind.referencesAttribute ?? ""
            let elements = JSONValue.array(page.map { .object($0.element(of: kind, at: base)) })
            let shown = projection.apply(to: JSONObject([(name, elements)]))
            writer.append((shown[name] ?? .array([])).serializedBytes().dropFirst().dropLast())
        }
        return writer.bytes
    }

    /// What closes the references and the resource.
    package static var closingBytes: [UInt8] { Array("]}".utf8) }
}
