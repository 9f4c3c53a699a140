package import JSON

/// One change of one attribute. An operation without path becomes one of these for each attribute that it names.
package struct PatchOperation: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case add, remove, replace
    }

    package enum Target: Sendable, Hashable {
        case attribute(PatchPath)
        /// A whole extension: one without schema, or any that is to be cleared.
        case `extension`(urn: String)
    }

    /// The place of the operation in the message, counted from 0.
    package let index: Int
    package let kind: Kind
    package let target: Target
    /// Whether the client named the attribute in `path`; if it came in a value, what can't be written is passed over.
    package let isExplicit: Bool
    /// nil when the operation has none.
    package let value: JSONValue?
}
