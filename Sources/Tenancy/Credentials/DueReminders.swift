package import FoundationEssentials
import Postgres

/// Secrets of all tenants with a reminder that is due: one page of a list in the order of their times.
package struct DueReminders: Sendable {
    /// A place in that list.
    package struct Place: Sendable, Hashable {
        let remindAt: Date
        let id: UUID
        package static let start = Place(
            remindAt: Date(timeIntervalSince1970: 0), id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
    }

    package let ids: [TenantID: [UUID]]
    /// Where the next page begins; nil after the last.
    package let next: Place?

    /// Reads rows of an id, its tenant and when it is due, of which `limit` were asked for.
    init(_ rows: some Collection<Row>, limit: Int) throws {
        var ids: [TenantID: [UUID]] = [:]
        var last: Place?
        for row in rows {
            let (id, tenant, remindAt) = try row.decode(UUID.self, String.self, Date.self)
            ids[try TenantID(stored: tenant), default: []].append(id)
            last = Place(remindAt: remindAt, id: id)
        }
        self.ids = ids
        next = rows.count == limit ? last : nil
    }
}
