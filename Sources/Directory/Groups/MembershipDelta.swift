import Events
import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// Who really joins and leaves a group by an edit, worked out in the transaction that holds the group.
struct MembershipDelta: Sendable {
    private(set) var added: [Reference] = []
    private(set) var removed: [UUID] = []
    /// Named, and nobody's name yet.
    private(set) var unknown: [String] = []

    var isEmpty: Bool {
        added.isEmpty && removed.isEmpty
    }

    /// The difference for the provisioning log, cut to what it keeps of one; nil when nobody joins or leaves.
    var change: Change? {
        func names(_ ids: some Collection<UUID>) -> JSONValue? {
            ids.isEmpty ? nil : .array(ids.prefix(50).map { .string($0.canonicalText) })
        }
        guard !isEmpty else { return nil }
        return Change(path: "members", old: names(removed), new: names(added.lazy.prefix(50).map(\.id)))
    }

    init() {}

    /// - Parameters:
    ///   - members: by name, those whom the edit names and who exist.
    ///   - present: which of all named ids are members.
    ///   - others: members whom the edit doesn't add; only looked at when it replaces all.
    init(_ edit: MembershipEdit, members: [String: Reference], present: Set<UUID>, others: [UUID]) {
        var seen: Set<UUID> = []
        for name in edit.added {
            guard let member = members[name] else {
                unknown.append(name)
                continue
            }
            // Two names can mean one person.
            if seen.insert(member.id).inserted, !present.contains(member.id) { added.append(member) }
        }
        let leaving =
            edit.replacesAll
            ? others
            : edit.removed.compactMap { name in
                (members[name]?.id ?? UUID(uuidString: name)).flatMap { present.contains($0) ? $0 : nil }
            }
        removed = Set(leaving).subtracting(seen).sorted()
    }

    /// Writes the rows; the group's own is the caller's.
    func enqueue(
        _ edit: MembershipEdit, of group: UUID, at now: Date, by provisioner: Provisioner,
        in transaction: TenantTransaction
    ) {
        if edit.replacesAll {
            transaction.enqueue(MembershipStatements.unparkAll, [.uuid(group)])
        } else if !edit.removed.isEmpty {
            transaction.enqueue(MembershipStatements.unpark, [.uuid(group), .texts(Array(edit.removed))])
        }
        if !removed.isEmpty {
            transaction.enqueue(MembershipStatements.remove, [.uuid(group), .uuids(removed)])
        }
        if !added.isEmpty {
            transaction.enqueue(
                MembershipStatements.add,
                [.uuid(group), .uuids(added.map(\.id)), .texts(added.map { $0.isGroup ? "g" : "u" })])
        }
        if !unknown.isEmpty {
            transaction.enqueue(
                MembershipStatements.forget, [.timestamp(now.addingTimeInterval(-ParkedMembers.lifetime))])
            transaction.enqueue(
                MembershipStatements.park,
                [
                    .uuid(group), .uuid(provisioner.configurationID), .timestamp(now), .texts(unknown),
                    .texts(unknown.map(CaseFolding.key)),
                ])
        }
    }
}
