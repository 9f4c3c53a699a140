import Directory
import FoundationEssentials
import Hummingbird
import JSON
import SCIM
import Tenancy
import Web

/// Which users or groups an admin asks for: `filter` in SCIM's words (RFC 7644 §3.4.2.2), and some of its conditions as
/// parameters of their own, which all must hold.
struct DirectoryRequest {
    let query: SearchQuery
    let limit: Int

    /// - Parameters:
    ///   - conditions: Parameters, and the attribute and comparison that each stands for.
    init(
        _ request: Request, of cursor: ListCursor, _ kind: ResourceKind, _ conditions: [(String, String)],
        by provisioner: Provisioner
    ) throws {
        let list = try ListRequest(request, of: cursor)
        limit = list.limit
        var parts: [String] = []
        for (name, comparison) in conditions {
            guard let value = try list.query.value(name) else { continue }
            parts.append("\(comparison) \(JSONValue.string(value).serialized())")
        }
        if let active = try list.query.value("active") {
            guard kind == .user, ["true", "false"].contains(active) else {
                throw Failure.invalidParameter("active", "must be true or false")
            }
            parts.append("active eq \(active)")
        }
        if let filter = try list.query.value("filter") { parts.append("(\(filter))") }
        var search = SearchQuery()
        search.includesReferences = false
        if !parts.isEmpty {
            search.filter = try FilterParser.parse(
                parts.joined(separator: " and "), for: kind.schema(in: provisioner.registry)
            ).filter
        }
        search.page = PageRequest(count: limit)
        search.paging = .cursor(
            after: try list.after.map { key in
                guard let id = UUID(uuidString: key) else { throw cursor.invalid }
                return ListPosition(key: nil, id: id)
            })
        query = search
    }
}
