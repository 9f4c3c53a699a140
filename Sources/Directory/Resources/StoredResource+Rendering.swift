package import JSON
package import SCIM

extension StoredResource {
    /// Appends the whole resource as JSON: the stored text is spliced in as it is, nothing is parsed.
    ///
    /// `base` is the URL before `/Users`.
    package func write(to writer: inout JSONWriter, at base: String) {
        writeAttributes(to: &writer, at: base)
        writeReferences(to: &writer, at: base)
        writer.append("}")
    }

    private func writeAttributes(to writer: inout JSONWriter, at base: String) {
        writer.append("{\"id\":\"")
        writer.append(id)
        writer.append("\"")
        // What the braces of the document enclose.
        let inner = document.utf8.dropFirst().dropLast()
        if !inner.isEmpty {
            writer.append(",")
            writer.append(inner)
        }
        if let externalID {
            writer.append(",\"externalId\":")
            writer.write(externalID)
        }
        writeMeta(to: &writer, at: base)
    }

    /// The whole resource as JSON.
    package func serializedBytes(at base: String) -> [UInt8] {
        let references = references?.count ?? 0
        var writer = JSONWriter(capacity: document.utf8.count + 400 + references * 220)
        write(to: &writer, at: base)
        return writer.bytes
    }

    /// The resource as JSON with what the client wants; parsed only when that isn't everything.
    package func serializedBytes(at base: String, _ projection: Projection) throws -> [UInt8] {
        guard !projection.isIdentity else { return serializedBytes(at: base) }
        return projection.apply(to: try resource(at: base)).serializedBytes()
    }

    private func writeReferences(to writer: inout JSONWriter, at base: String) {
        guard let references, kind == .group || !references.isEmpty else { return }
        writer.append(kind == .user ? ",\"groups\":[" : ",\"members\":[")
        write(references, to: &writer, at: base)
        writer.append("]")
    }

    func write(_ references: [Reference], to writer: inout JSONWriter, at base: String) {
        let users = base + ResourceKind.user.endpoint + "/"
        let groups = base + ResourceKind.group.endpoint + "/"
        for (index, reference) in references.enumerated() {
            writer.append(index == 0 ? "{\"value\":\"" : ",{\"value\":\"")
            writer.append(reference.id)
            writer.append("\",\"$ref\":\"")
            writer.append(reference.isGroup ? groups : users)
            writer.append(reference.id)
            switch (kind, reference.isGroup) {
            case (.user, _): writer.append("\",\"type\":\"direct\"")
            case (_, true): writer.append("\",\"type\":\"Group\"")
            case (_, false): writer.append("\",\"type\":\"User\"")
            }
            if let display = reference.display {
                writer.append(",\"display\":")
                writer.write(display)
            }
            writer.append("}")
        }
    }

    private func writeMeta(to writer: inout JSONWriter, at base: String) {
        writer.append(",\"meta\":{\"resourceType\":\"")
        writer.append(kind.name)
        writer.append("\",\"created\":\"")
        writer.append(Timestamp.text(createdAt))
        writer.append("\",\"lastModified\":\"")
        writer.append(Timestamp.text(updatedAt))
        writer.append("\",\"location\":\"")
        writer.append(base)
        writer.append(kind.endpoint)
        writer.append("/")
        writer.append(id)
        writer.append("\",\"version\":\"W/\\\"")
        writer.append(String(version))
        writer.append("\\\"\"}")
    }
}
