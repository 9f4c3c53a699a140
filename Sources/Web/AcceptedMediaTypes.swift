/// The media types that a surface takes bodies in.
package struct AcceptedMediaTypes: Sendable, CustomStringConvertible {
    private let types: [String]

    /// Identity providers name any of the three (RFC 7644 §3.1 has the first two).
    package static let scim = AcceptedMediaTypes(["application/scim+json", "application/json", "text/json"])
    package static let json = AcceptedMediaTypes(["application/json"])

    private init(_ types: [String]) {
        self.types = types
    }

    package var description: String { types.joined(separator: ", ") }

    /// Whether a `Content-Type` field names one of the types, in any letter case and with UTF-8 as its charset.
    package func accept(_ field: String?) -> Bool {
        guard let field, !field.isEmpty else { return true }
        if types.contains(field) { return true }
        let parts = field.lowercased().split(separator: ";")
        guard let type = parts.first?.trimmed, types.contains(where: { $0 == type }) else { return false }
        return parts.dropFirst().allSatisfy { parameter in
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.first?.trimmed == "charset" else { return true }
            let charset = pair.last?.trimmed.filter { $0 != "\"" }
            return charset == "utf-8" || charset == "utf8" || charset == "us-ascii"
        }
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: Substring {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
