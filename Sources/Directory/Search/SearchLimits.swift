/// How far a search goes that no index can answer.
package struct SearchLimits: Sendable {
    /// Resources looked at, one by one, before the search is refused with `tooMany`.
    package var scannedResources = 50_000
    /// Resources fetched at a time for that.
    package var batch = 1000
    /// Members of the groups on a page that are read together; those of more are read group by group, while they are sent.
    package var membersOnPage = 20_000
    /// Members of one group looked through for a PATCH path such as `members[display sw "A"]`.
    package var filteredMembers = 10_000

    package init() {}
}
