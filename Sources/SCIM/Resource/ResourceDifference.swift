package import JSON

/// What changed from one version of a resource to the next: the difference, not the request, so that PUT and PATCH
/// tell the same story.
package enum ResourceDifference {
    /// The changed attributes, those of the new version first, in its order. Parts of a single-valued complex
    /// attribute count one by one, a multi-valued attribute as a whole. `schemas`, `id` and `meta` follow from other
    /// things and don't count.
    package static func changes(
        from old: JSONObject, to new: JSONObject, _ schema: ResourceSchema
    ) -> [AttributeChange] {
        var changes: [AttributeChange] = []
        for name in names(new, old) where old[name] != new[name] && !["schemas", "id", "meta"].contains(name) {
            if URN.isURN(name) {
                append(old[name], new[name], below: name + ":", to: &changes) { urn in
                    schema.extension(name)?.attribute(urn)
                }
            } else {
                append(old[name], new[name], at: name, schema.attribute(name), to: &changes)
            }
        }
        return changes
    }

    private static func append(
        _ old: JSONValue?, _ new: JSONValue?, at path: String, _ definition: AttributeDefinition?,
        to changes: inout [AttributeChange]
    ) {
        guard old != new else { return }
        guard let definition, definition.type == .complex, !definition.isMultiValued else {
            changes.append(AttributeChange(path: path, old: old, new: new))
            return
        }
        append(old, new, below: path + ".", to: &changes) { _ in nil }
    }

    private static func append(
        _ old: JSONValue?, _ new: JSONValue?, below prefix: String, to changes: inout [AttributeChange],
        definition: (String) -> AttributeDefinition?
    ) {
        let old = old?.objectValue ?? JSONObject()
        let new = new?.objectValue ?? JSONObject()
        for name in names(new, old) {
            append(old[name], new[name], at: prefix + name, definition(name), to: &changes)
        }
    }

    private static func names(_ first: JSONObject, _ second: JSONObject) -> [String] {
        first.names + second.names.filter { first[$0] == nil }
    }
}
