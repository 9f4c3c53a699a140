/// Whether deviations from the letter of the RFCs are put up with; one switch of the asking SCIM configuration.
package enum Tolerance: Sendable, Hashable {
    /// Every `Leniency` is granted and recorded.
    case lenient
    /// Each has the answer that its `strictAnswer` gives.
    case strict
}
