import JSON
import SCIM

/// What a PUT or PATCH makes of a resource's writable state, and the leniencies that it took.
struct ChangedState: Sendable {
    let resource: JSONObject
    let coercions: [Coercion]

    init(_ outcome: PatchOutcome) {
        resource = outcome.resource
        coercions = outcome.coercions
    }

    init(_ resource: JSONObject, coercions: [Coercion]) {
        self.resource = resource
        self.coercions = coercions
    }
}
