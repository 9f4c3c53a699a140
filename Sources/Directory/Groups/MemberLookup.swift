import FoundationEssentials
import Postgres
import SCIM
import Tenancy

/// Finds whom an edit means. Those whom it adds are kept from being deleted until the transaction ends.
struct MemberLookup {
    let group: UUID
    let edit: MembershipEdit
    let provisioner: Provisioner
    let transaction: TenantTransaction

    /// What the first trip brings back.
    struct Found {
        let users: Rows
        let groups: Rows
        let present: Rows
        let others: Rows?
    }

    /// Looks ids up, in one trip with everything that was enqueued. A group that exists is locked before.
    func find() async throws(PostgresError) -> Found {
        let adding = Self.ids(edit.added)
        let users = transaction.enqueue(UserStatements.keep, [.uuids(adding)])
        let groups = transaction.enqueue(GroupStatements.keep, [.uuids(adding)])
        let others =
            edit.replacesAll
            ? transaction.enqueue(MembershipStatements.others, [.uuid(group), .uuids(adding)]) : nil
        let present = try await transaction.query(
            MembershipStatements.present, [.uuid(group), .uuids(Self.ids(edit.names))])
        return Found(users: try users.rows, groups: try groups.rows, present: present, others: try others?.rows)
    }

    /// The delta. Names that are no ids take further trips: identity providers hardly send them.
    func delta(_ found: Found) async throws -> MembershipDelta {
        if Self.ids(edit.added).contains(group) {
            throw SCIMError.invalidValue("A group can't be a member of itself.")
        }
        let members = try Self.members(edit.added, users: found.users, groups: found.groups)
        let isComplete =
            edit.added.allSatisfy { members[$0] != nil }
            && edit.removed.allSatisfy { UUID(uuidString: $0) != nil }
        if provisioner.policy.isStrict { try refuseUnknown(members) }
        guard isComplete || provisioner.policy.isStrict else { return try await deltaByOtherNames(members) }
        return MembershipDelta(
            edit, members: members, present: Set(try found.present.identifiers()),
            others: try found.others?.identifiers() ?? [])
    }

    /// RFC 7643 §8.7.1: a member's value is an id. Nobody is looked for by other names, and nobody is parked.
    private func refuseUnknown(_ known: [String: Reference]) throws(SCIMError) {
        let unknown = edit.added.filter { known[$0] == nil }
        guard !unknown.isEmpty else { return }
        let named = unknown.prefix(10).map { "\"\($0.prefix(64))\"" }.joined(separator: ", ")
        let others = unknown.count > 10 ? " and \(unknown.count - 10) others" : ""
        throw .invalidValue("members: there is nobody with the id \(named)\(others).")
    }

    /// Looks again while nobody can be created, and under every name that a person has.
    private func deltaByOtherNames(_ known: [String: Reference]) async throws -> MembershipDelta {
        let missing = edit.names.filter { known[$0] == nil }
        for name in missing { try IndexedText.check(name, "members.value") }
        if edit.added.contains(where: { known[$0] == nil }) {
            transaction.enqueue(MembershipStatements.lockParked)
        }
        let byExternalID = transaction.enqueue(
            UserStatements.findByExternalID, [.uuid(provisioner.configurationID), .texts(missing)])
        let byUserName = try await transaction.query(
            UserStatements.findByUserName, [.texts(missing.map(CaseFolding.key))])
        var ids: [String: UUID] = [:]
        let keys = try Self.pairs(byUserName)
        for name in missing { ids[name] = keys[CaseFolding.key(name)] }
        ids.merge(try Self.pairs(byExternalID.rows)) { _, external in external }
        for name in missing { if let id = UUID(uuidString: name) { ids[name] = id } }

        let users = transaction.enqueue(UserStatements.keep, [.uuids(Array(ids.values))])
        let all = known.values.map(\.id) + ids.values
        let others =
            edit.replacesAll
            ? transaction.enqueue(MembershipStatements.others, [.uuid(group), .uuids(all)]) : nil
        let present = try await transaction.query(MembershipStatements.present, [.uuid(group), .uuids(all)])
        let found = Set(try users.rows.identifiers())
        var members = known
        for (name, id) in ids where found.contains(id) {
            members[name] = Reference(id: id, isGroup: false, display: nil)
        }
        return MembershipDelta(
            edit, members: members, present: Set(try present.identifiers()),
            others: try others?.rows.identifiers() ?? [])
    }

    private static func members(
        _ names: [String], users: Rows, groups: Rows
    ) throws(PostgresError) -> [String: Reference] {
        let (users, groups) = (Set(try users.identifiers()), Set(try groups.identifiers()))
        var members = [String: Reference](minimumCapacity: names.count)
        for name in names {
            guard let id = UUID(uuidString: name) else { continue }
            if users.contains(id) {
                members[name] = Reference(id: id, isGroup: false, display: nil)
            } else if groups.contains(id) {
                members[name] = Reference(id: id, isGroup: true, display: nil)
            }
        }
        return members
    }

    private static func ids(_ names: [String]) -> [UUID] {
        names.compactMap { UUID(uuidString: $0) }
    }

    private static func pairs(_ rows: Rows) throws(PostgresError) -> [String: UUID] {
        var pairs: [String: UUID] = [:]
        for row in rows {
            let (name, id) = try row.decode(String.self, UUID.self)
            pairs[name] = id
        }
        return pairs
    }
}
