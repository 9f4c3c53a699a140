import FoundationEssentials

/// Who joined and left which groups in a stretch of the log, each pair as it ends up.
struct MembershipChanges: Sendable {
    struct Pair: Sendable, Hashable, Comparable {
        let groupID: UUID
        let userID: UUID

        static func < (left: Pair, right: Pair) -> Bool {
            (left.groupID, left.userID) < (right.groupID, right.userID)
        }
    }

    private var isMember: [Pair: Bool] = [:]

    var count: Int { isMember.count }

    mutating func join(_ groupID: UUID, _ userIDs: [UUID]) {
        for userID in userIDs { isMember[Pair(groupID: groupID, userID: userID)] = true }
    }

    mutating func leave(_ groupID: UUID, _ userIDs: [UUID]) {
        for userID in userIDs { isMember[Pair(groupID: groupID, userID: userID)] = false }
    }

    /// Whoever is deleted leaves every group.
    mutating func forget(_ userID: UUID) {
        for pair in isMember.keys where pair.userID == userID { isMember[pair] = nil }
    }

    var joined: [Pair] { isMember.filter(\.value).keys.sorted() }
    var left: [Pair] { isMember.filter { !$0.value }.keys.sorted() }
}
