package import JSON

/// A resource after a PATCH.
package struct PatchOutcome: Sendable, Hashable {
    /// In canonical order, with `schemas` rebuilt. Equal to the resource before when the PATCH changed nothing.
    package let resource: JSONObject
    package let coercions: [Coercion]
}
