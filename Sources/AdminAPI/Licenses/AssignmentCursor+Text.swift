import FoundationEssentials
import Licensing

extension AssignmentCursor {
    var text: String { "\(poolID.uuidString)/\(userID.uuidString)/\(claimedSequence)" }

    /// Reads what `text` wrote; nil for anything else.
    init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let poolID = UUID(uuidString: String(parts[0])),
            let userID = UUID(uuidString: String(parts[1])), let sequence = Int64(parts[2])
        else { return nil }
        self.init(poolID: poolID, userID: userID, claimedSequence: sequence)
    }
}
