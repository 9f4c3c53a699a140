package import JSON

/// A body of POST or PUT after validation.
package struct ValidatedResource: Sendable, Hashable {
    /// In canonical form: `schemas`, `externalId`, the core attributes and the extensions, each in its schema's
    /// order. Without anything read-only, without the password and without unassigned attributes.
    package let resource: JSONObject
    /// The extensions that the body named, be it to clear them, in the spelling of the schema.
    package let assertedExtensions: Set<String>
    package let coercions: [Coercion]
}
