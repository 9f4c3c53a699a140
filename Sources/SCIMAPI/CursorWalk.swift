import Directory
import FoundationEssentials
import SCIM
import Tenancy
import Web

/// One walk by cursor through the list that a search describes (RFC 9865).
struct CursorWalk {
    private let seal: CursorSeal
    private let search: [String]
    private let count: Int
    private let now: Date
    private let lifetime: Int

    /// - Parameter path: what is walked, such as `/Users`.
    init(_ request: SearchRequest, at path: String, in context: TenantContext, _ paging: CursorPaging) {
        seal = paging.seal
        now = paging.clock.now()
        lifetime = paging.lifetime
        count = request.page.count
        search = [
            context.tenant.id.text, context.identity.configuration.id.canonicalText, path,
            request.filterText ?? "", request.sort?.path.description ?? "",
            request.sort?.isDescending ?? false ? "descending" : "",
        ]
    }

    /// Where the page begins that a client asks for; an empty cursor is the start.
    func start(_ cursor: String) throws(SCIMError) -> PageCursor {
        guard !cursor.isEmpty else { return PageCursor(position: nil, count: count) }
        let start = try seal.open(cursor, of: search, at: now)
        guard start.count == count else { throw .invalidCount(start.count) }
        return start
    }

    /// The cursor of a page that begins there.
    func cursor(kind: Int = 0, after position: ListPosition?) throws -> String {
        try seal.seal(
            PageCursor(kind: kind, position: position, count: count), of: search,
            until: now.addingTimeInterval(TimeInterval(lifetime)))
    }
}
