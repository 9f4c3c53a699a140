package import JSON

/// One attribute that differs between two versions of a resource.
package struct AttributeChange: Sendable, Hashable {
    /// `userName`, `name.givenName`, `emails`, `urn:…:User:department`.
    package let path: String
    /// nil when there was no value.
    package let old: JSONValue?
    /// nil when there is no value any more.
    package let new: JSONValue?

    package init(path: String, old: JSONValue?, new: JSONValue?) {
        self.path = path
        self.old = old
        self.new = new
    }
}
