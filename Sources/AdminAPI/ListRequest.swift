import Hummingbird
import Web

/// Which piece of a list a client asks for, with `limit` and `cursor`.
struct ListRequest {
    static let usualLimits = 1...200
    static let usualLimit = 50

    let query: Query
    let limit: Int
    /// The key after which the piece begins; nil at the beginning of the list.
    let after: String?

    /// - Throws: `invalid_parameter` for a limit out of range or a cursor of another list.
    init(
        _ request: Request, of list: ListCursor, limits: ClosedRange<Int> = Self.usualLimits,
        usualLimit: Int = Self.usualLimit
    ) throws(Failure) {
        query = Query(request.uri.query)
        limit = try query.integer("limit") ?? usualLimit
        guard limits.contains(limit) else {
            throw .invalidParameter("limit", "must be \(limits.lowerBound) to \(limits.upperBound)")
        }
        after = try query.value("cursor").map { (text) throws(Failure) in try list.key(in: text) }
    }
}
