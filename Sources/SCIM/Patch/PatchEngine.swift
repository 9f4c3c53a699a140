package import JSON

/// Applies a PATCH to a resource (RFC 7644 §3.5.2): all of it, or nothing.
package struct PatchEngine: Sendable {
    private let schema: ResourceSchema
    private let createsMissingTargets: Bool

    /// - Parameter createsMissingTargets: whether `replace` with a filter that selects nothing creates the element.
    ///   The RFC wants `noTarget`, of which Entra can make nothing but a repetition.
    package init(_ schema: ResourceSchema, createsMissingTargets: Bool = true) {
        self.schema = schema
        self.createsMissingTargets = createsMissingTargets
    }

    /// The resource after all operations in order.
    ///
    /// `resource` is in canonical form and has its `id`, with which an `id` among the values is compared. Errors name
    /// the operation at fault, but for rules that only the whole can break.
    package func apply(_ request: PatchRequest, to resource: JSONObject) throws(SCIMError) -> PatchOutcome {
        var draft = PatchDraft(
            resource, createsMissingTargets: createsMissingTargets, tolerance: request.tolerance)
        for operation in request.operations {
            do throws(SCIMError) {
                try draft.apply(operation)
            } catch {
                throw error.at("Operations[\(operation.index)]")
            }
        }
        let patched = schema.arranged(draft.resource)
        try ResourceRules(schema).check(patched, after: resource)
        var log = CoercionLog(.lenient)
        log.merge(request.coercions + draft.reader.log.entries)
        return PatchOutcome(resource: patched, coercions: log.entries)
    }
}
