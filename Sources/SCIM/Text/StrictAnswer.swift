/// What strict mode does where a leniency would be used.
package enum StrictAnswer: Sendable, Hashable {
    /// The RFCs themselves allow it: granted and recorded as ever.
    case permitted
    /// What was sent has a meaning of its own, and that is what counts.
    case literal
    /// The keyword of RFC 7644 Table 9, in a body. In a filter it is `invalidFilter`, in a path `invalidPath`.
    case refused(SCIMErrorType)
}
