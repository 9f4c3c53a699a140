package import JSON

/// Tells whether a resource matches a filter (RFC 7644 §3.4.2.2).
///
/// Texts are compared as their attribute's `caseExact` says, dateTimes as instants, numbers by size. A multi-valued
/// attribute matches when one of its values does. Of an attribute without a value, only `ne` something, `eq null` and
/// `not (… pr)` are true; the RFC leaves `ne` open, and what is nothing is not that value.
package struct FilterEvaluator: Sendable {
    private let node: FilterNode

    /// `filter` was read for the same schema, or for none.
    package init(_ filter: Filter, for schema: ResourceSchema?) {
        node = FilterNode(filter) { path in schema?.definition(at: path) }
    }

    /// Judges the elements of a multi-valued attribute by the filter of a value path.
    init(_ filter: Filter, forElementsOf definition: AttributeDefinition?) {
        node = FilterNode(filter) { path in
            if let found = definition?.subAttribute(path.attribute) { return found }
            return definition?.type == .complex ? nil : definition
        }
    }

    package func matches(_ resource: JSONObject) -> Bool {
        node.matches(.object(resource))
    }

    /// Whether one element of a multi-valued attribute, complex or simple, matches.
    func matches(element: JSONValue) -> Bool {
        node.matches(element)
    }
}
