import FoundationEssentials
import Postgres
import SCIM
import Tenancy

/// Reads members in pages by id, with ids in binary, so that the server's work for a page doesn't grow with the group.
struct MemberReader {
    /// Members in one statement.
    private static let pageSize = 10_000
    /// Members of a page that is sent before the next is read.
    private static let sentPageSize = 2000

    let database: TenantDatabase
    let tenant: Tenant

    /// The statement that is sent along with the group's own row; nil when no members are wanted.
    func firstPage(of group: UUID, _ selection: MemberSelection) -> (Statement, [Bind])? {
        let limit: Int
        switch selection {
        case .none: return nil
        case .upTo(let count): limit = count + 1
        case .all: limit = Self.pageSize
        case .paged: limit = Self.sentPageSize
        }
        return (MembershipStatements.page, [.uuid(group), .uuid(.least), .int8(Int64(limit))])
    }

    /// The same in a transaction, with its next trip.
    func enqueueFirstPage(
        of group: UUID, _ selection: MemberSelection, in transaction: TenantTransaction
    ) -> PendingRows? {
        firstPage(of: group, selection).map { transaction.enqueue($0.0, $0.1) }
    }

    /// Puts the members into the group as far as they are wanted.
    func show(
        _ selection: MemberSelection, in group: inout StoredResource, firstPage: Rows
    ) async throws(PostgresError) {
        group.references = try await members(of: group.id, selection, firstPage: firstPage)
        group.hasMoreReferences = selection == .paged && firstPage.count == Self.sentPageSize
    }

    /// The members of the page after an id, and whether there may be more.
    func page(of group: UUID, after id: UUID) async throws(PostgresError) -> (members: [Reference], hasMore: Bool) {
        let rows = try await database.query(
            MembershipStatements.page, for: tenant, [.uuid(group), .uuid(id), .int8(Int64(Self.sentPageSize))])
        let members = try rows.map { row throws(PostgresError) in try Self.reference(row, from: 0) }
        return (members, members.count == Self.sentPageSize)
    }

    /// The members, from the first page on; nil when there are more than wanted.
    private func members(
        of group: UUID, _ selection: MemberSelection, firstPage: Rows
    ) async throws(PostgresError) -> [Reference]? {
        var members = try firstPage.map { row throws(PostgresError) in try Self.reference(row, from: 0) }
        switch selection {
        case .none: return nil
        case .upTo(let count): return members.count <= count ? members : nil
        case .paged: return members
        case .all: break
        }
        var lastPage = members.count
        while lastPage == Self.pageSize, let last = members.last {
            let rows = try await database.query(
                MembershipStatements.page, for: tenant,
                [.uuid(group), .uuid(last.id), .int8(Int64(Self.pageSize))])
            for row in rows { members.append(try Self.reference(row, from: 0)) }
            lastPage = rows.count
        }
        return members
    }

    /// The members of the groups on a page; nil when they are more than the limit.
    func members(of groups: [UUID], limit: Int) async throws -> [UUID: [Reference]]? {
        let rows = try await database.query(
            MembershipStatements.ofGroups, for: tenant, [.uuids(groups), .int8(Int64(limit) + 1)])
        guard rows.count <= limit else { return nil }
        var members: [UUID: [Reference]] = [:]
        for row in rows {
            members[try row.decode(UUID.self, at: 0), default: []].append(try Self.reference(row, from: 1))
        }
        return members
    }

    /// All members as a transaction sees them; throws `tooMany` above the limit.
    static func members(
        of group: UUID, limit: Int, in transaction: TenantTransaction
    ) async throws -> [Reference] {
        let rows = try await transaction.query(
            MembershipStatements.page, [.uuid(group), .uuid(.least), .int8(Int64(limit) + 1)])
        guard rows.count <= limit else {
            throw SCIMError.tooMany(
                "In a group with more than \(limit) members, name those to be removed by their ids.")
        }
        return try rows.map { row throws(PostgresError) in try reference(row, from: 0) }
    }

    private static func reference(_ row: Row, from column: Int) throws(PostgresError) -> Reference {
        Reference(
            id: try row.decode(UUID.self, at: column), isGroup: try row.decode(Bool.self, at: column + 1),
            display: nil)
    }
}
