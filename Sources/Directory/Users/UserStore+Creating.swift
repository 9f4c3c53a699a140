import Events
package import FoundationEssentials
package import JSON
import Postgres
import SCIM
import Tenancy

extension UserStore {
    /// Creates a person from the body of a POST (RFC 7644 §3.3), in one round trip.
    ///
    /// Throws `uniqueness` when the userName is taken, in any letter case, or something else that is unique. Who doesn't say `active` is active.
    ///
    /// `id` is the id that was promised to somebody; nil makes one.
    package func create(
        _ body: JSONObject, id: UUID? = nil, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let schema = provisioner.registry.user
        let validated = try ResourceValidator(schema, tolerance: provisioner.policy.tolerance).validate(body)
        let now = Timestamp.stored(clock.now())
        let new = try NewUser(validated.resource, schema: schema, id: id ?? identifiers.next(at: now), at: now)
        var resource = new.stored(by: provisioner)
        do {
            try await insert(new, by: provisioner)
        } catch let error as PostgresError where ParkedMembers.saysThatSomebodyWaits(error) {
            resource = try await insertAndJoin(new, by: provisioner)
        }
        events.hintSubscribers()
        if transactions.joined == nil { await searchWithoutGroups.tally?.counted(new.id, for: provisioner.tenant) }
        return WriteResult(
            resource: resource, isChanged: true, coercions: validated.coercions,
            changes: ResourceDifference.changes(from: [:], to: validated.resource), name: new.index.userName)
    }

    /// Nothing is asked for, so everything goes in one trip, as an implicit transaction.
    private func insert(_ new: NewUser, by provisioner: Provisioner) async throws {
        try await transactions.run(for: provisioner.tenant, writing: provisioner.registry.user) { transaction in
            let guarding = ParkedMembers.nobodyWaits(for: new.person(of: provisioner))
            transaction.enqueue(guarding.0, guarding.1)
            enqueue(new, by: provisioner, in: transaction)
        }
    }

    /// The longer way, for a person whom groups are waiting for.
    private func insertAndJoin(_ new: NewUser, by provisioner: Provisioner) async throws -> StoredResource {
        try await transactions.run(for: provisioner.tenant, writing: provisioner.registry.user) { transaction in
            enqueue(new, by: provisioner, in: transaction)
            try await parked.join(
                new.person(of: provisioner), at: new.createdAt, requestID: provisioner.requestID, in: transaction)
            let rows = try await transaction.query(
                UserStatements.readWithGroups, [.uuid(provisioner.configurationID), .uuid(new.id)])
            return try rows.first.map { row throws(PostgresError) in try StoredResource(withGroups: row) }
                ?? new.stored(by: provisioner)
        }
    }

    private func enqueue(_ new: NewUser, by provisioner: Provisioner, in transaction: TenantTransaction) {
        transaction.enqueue(
            UserStatements.insert,
            [.uuid(new.id)] + new.index.binds
                + [.uuid(provisioner.configurationID), .timestamp(new.createdAt), .text(new.document)])
        if !new.index.emails.isEmpty {
            transaction.enqueue(UserStatements.insertEmails, [.uuid(new.id)] + new.index.emailBinds)
        }
        if let externalID = new.externalID {
            transaction.enqueue(
                UserStatements.putExternalID,
                [.uuid(new.id), .uuid(provisioner.configurationID), .text(externalID)])
        }
        new.unique.enqueueInsert(of: new.id, .user, in: transaction)
        let told = UserEvents(
            id: new.id, configurationID: provisioner.configurationID, requestID: provisioner.requestID)
        events.append(told.created(active: new.index.active), in: transaction)
    }
}
