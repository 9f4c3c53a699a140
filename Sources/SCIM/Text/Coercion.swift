/// One use of a leniency while a request was read, for the provisioning log.
package struct Coercion: Sendable, Hashable {
    package let leniency: Leniency
    /// The attribute path at which it was used. Never a value.
    package let path: String

    package init(_ leniency: Leniency, at path: String) {
        self.leniency = leniency
        self.path = path
    }
}
