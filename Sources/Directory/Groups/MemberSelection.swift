/// How many members of a group a caller wants to see.
package enum MemberSelection: Sendable, Hashable {
    case none
    /// All, unless there are more than so many: then none.
    case upTo(Int)
    case all
}
