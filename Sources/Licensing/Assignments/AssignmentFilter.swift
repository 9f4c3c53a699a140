package import FoundationEssentials

/// Which assignments to list; what is nil does not restrict.
package struct AssignmentFilter: Sendable, Hashable {
    package var userID: UUID?
    package var poolID: UUID?
    package var state: AssignmentState?

    package init(userID: UUID? = nil, poolID: UUID? = nil, state: AssignmentState? = nil) {
        self.userID = userID
        self.poolID = poolID
        self.state = state
    }
}
