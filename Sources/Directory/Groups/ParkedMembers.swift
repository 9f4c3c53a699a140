import Events
import FoundationEssentials
import Postgres
import SCIM
import Tenancy

/// Members that were named before they existed.
struct ParkedMembers: Sendable {
    /// Seconds for which somebody is waited for; whoever parks the next forgets them.
    static let lifetime: Double = 30 * 86_400

    /// A person under all the names by which a group could have asked for it.
    struct Person: Sendable {
        let id: UUID
        let userName: String
        let externalID: String?
        /// The configuration that calls it by the externalId.
        let configurationID: UUID

        /// The keys under which its names are parked.
        var keys: [String] {
            [id.canonicalText, CaseFolding.key(userName)] + [externalID.map(CaseFolding.key)].compactMap(\.self)
        }
    }

    let events: EventLog

    /// The names to look for before a person is created on the expectation that nobody waits for it.
    static func nobodyWaits(for person: Person) -> (Statement, [Bind]) {
        (MembershipStatements.nobodyWaits, [.texts(person.keys)])
    }

    /// Whether an error says that somebody does wait.
    static func saysThatSomebodyWaits(_ error: PostgresError) -> Bool {
        guard case .server(let refusal) = error else { return false }
        return refusal.statement == MembershipStatements.nobodyWaits.name && refusal.sqlState.rawValue == "22012"
    }

    /// Lets a person, whose row is written or locked, join the groups in which it is parked.
    func join(_ person: Person, at now: Date, requestID: String, in transaction: TenantTransaction) async throws {
        // Groups are locked before members everywhere, and in the order of their ids.
        let locked = transaction.enqueue(
            GroupStatements.lockOfParked, [.texts(person.keys)])
        let claimed = try await transaction.query(
            MembershipStatements.claim,
            [
                .texts(person.keys), .text(CaseFolding.key(person.userName)), .text(person.id.canonicalText),
                .text(person.externalID), .uuid(person.configurationID),
            ])
        let wanted = Set(try claimed.identifiers())
        guard !wanted.isEmpty else { return }
        var groups = try locked.rows.map(LockedGroup.init)
        let late = wanted.subtracting(groups.map(\.id))
        if !late.isEmpty {
            groups += try await transaction.query(GroupStatements.lockMany, [.uuids(Array(late))])
                .map(LockedGroup.init)
        }
        let rows = try await transaction.query(
            MembershipStatements.join,
            [.uuid(person.id), .uuids(wanted.sorted { $0.canonicalText < $1.canonicalText })])
        let joined = Set(try rows.identifiers())
        transaction.enqueue(GroupStatements.touch, [.uuids(Array(joined)), .timestamp(now)])
        events.append(
            groups.filter { joined.contains($0.id) }.flatMap { group in
                GroupEvents(id: group.id, configurationID: group.configurationID, requestID: requestID)
                    .membersChanged(added: [person.id], removed: [])
            }, in: transaction)
    }
}
