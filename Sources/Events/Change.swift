package import JSON

/// One attribute that an event changed.
package struct Change: Sendable, Hashable {
    /// The attribute in SCIM's notation, such as `name.familyName`.
    package let path: String
    /// The value before; nil when there was none.
    package let old: JSONValue?
    /// The value after; nil when there is none.
    package let new: JSONValue?

    package init(path: String, old: JSONValue?, new: JSONValue?) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// `{"path", "old", "new"}` without the values that are not there.
    var json: JSONValue {
        var object = JSONObject()
        object.append("path", .string(path))
        if let old { object.append("old", old) }
        if let new { object.append("new", new) }
        return .object(object)
    }
}
