/// How many members of a group a caller wants to see.
package enum MemberSelection: Sendable, Hashable {
    case none
    /// All, unless there are more than so many: then none.
    case upTo(Int)
    case all
    /// All, of which `StoredResource.references` holds the first page and `GroupStore.members(of:after:by:)` the others.
    case paged
}
