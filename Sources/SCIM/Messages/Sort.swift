/// By which attribute a list is sorted (RFC 7644 §3.4.2.3).
package struct Sort: Sendable, Hashable {
    package let path: AttributePath
    package let isDescending: Bool

    /// Throws `invalidPath` when `sortBy` names nothing by which can be sorted, `invalidValue` for another
    /// `sortOrder` than `ascending` and `descending`.
    package init(sortBy: String, sortOrder: String?, for schema: ResourceSchema) throws(SCIMError) {
        let resolved: PathResolver.Resolved
        do throws(PathResolver.Failure) {
            resolved = try PathResolver(schema: schema).attribute(sortBy)
        } catch {
            throw .invalidPath("sortBy: \(error.detail).")
        }
        guard let target = resolved.target, resolved.isReadable else {
            throw .invalidPath("sortBy: \(resolved.path) is never returned.")
        }
        var path = resolved.path
        if target.type == .complex {
            // RFC 7644 §3.4.2.3: a complex attribute is sorted by a sub-attribute; `value` is what it is about.
            guard let value = target.defaultSubAttribute, path.subAttribute == nil else {
                throw .invalidPath("sortBy: \(path) is complex; name one of its sub-attributes.")
            }
            path.subAttribute = value.name
        }
        self.path = path
        switch sortOrder {
        case nil, "", "ascending": isDescending = false
        case "descending": isDescending = true
        default: throw .invalidValue("sortOrder must be ascending or descending.")
        }
    }
}
