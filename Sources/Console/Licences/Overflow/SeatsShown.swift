import FoundationEssentials
import Licensing

/// From whom seats are about to be taken, in the order in which they are.
struct SeatsShown {
    /// The field by which a question says about whom it was asked.
    static let field = "shown"

    let users: [UUID]
    let overflow: Int

    /// Of more than must go the last keep theirs.
    var losing: ArraySlice<UUID> { users.prefix(overflow) }

    /// The same text for the same people and the same number of seats, and for no others: who says yes to one question must not
    /// have answered another.
    var mark: String {
        var bytes = [UInt8](repeating: 0, count: 16)
        for user in users {
            withUnsafeBytes(of: user.uuid) { id in
                for index in bytes.indices { bytes[index] ^= id[index] }
            }
        }
        let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "\(losing.count).\(users.count).\(digits)"
    }
}
