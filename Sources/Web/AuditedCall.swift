package import Hummingbird
package import JSON

/// A call of a route that changes something, before it is carried out.
package struct AuditedCall: Sendable {
    /// `METHOD /template`, without the table's prefix.
    package let route: String
    package let request: Request
    /// The value in the path that says what it is about, or the last two or more that stand together, joined by `/`; nil
    /// without any. Never the tenant's.
    package let subject: String?
    /// The body, where it is a small JSON text.
    package var body: JSONValue?
    /// What the path shows now; nil where it shows nothing.
    package var before: JSONValue?
}
