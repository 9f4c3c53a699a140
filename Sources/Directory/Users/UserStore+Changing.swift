import Events
package import FoundationEssentials
package import JSON
import Postgres
package import SCIM
import Tenancy

extension UserStore {
    /// Replaces a person by the body of a PUT (RFC 7644 §3.5.1); see `ResourceValidator.merge` for what it leaves alone.
    ///
    /// A body that is silent about `active` leaves it as it is: neither a person who was shut out comes back nor one who is
    /// in goes, because somebody's mapping has no such attribute. Throws `notFound`, `preconditionFailed`, `uniqueness`.
    package func replace(
        _ id: UUID, with body: JSONObject, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let schema = provisioner.registry.user
        let validator = ResourceValidator(schema, tolerance: provisioner.policy.tolerance)
        let validated = try validator.validate(body)
        return try await change(id, if: condition, by: provisioner) { before throws(SCIMError) in
            var after = try validator.merge(existing: before, replacement: validated)
            if after["active"] == nil, let active = before["active"] {
                after["active"] = active
                after = schema.arranged(after)
            }
            return ChangedState(after, coercions: validated.coercions)
        }
    }

    /// Applies a PATCH (RFC 7644 §3.5.2): all of its operations or none.
    package func patch(
        _ id: UUID, _ request: PatchRequest, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let engine = PatchEngine(provisioner.registry.user)
        return try await change(id, if: condition, by: provisioner) { before throws(SCIMError) in
            ChangedState(try engine.apply(request, to: before))
        }
    }

    /// Shuts a person out, as a PATCH of `active` would. Throws `notFound`.
    @discardableResult
    func deactivate(_ id: UUID, by provisioner: Provisioner) async throws -> WriteResult {
        try await change(id, if: .none, by: provisioner) { before throws(SCIMError) in
            var after = before
            after["active"] = .bool(false)
            return ChangedState(provisioner.registry.user.arranged(after), coercions: [])
        }
    }

    /// One locking read, a pure change between, one write: two round trips.
    private func change(
        _ id: UUID, if condition: VersionCondition, by provisioner: Provisioner,
        _ change: (JSONObject) throws(SCIMError) -> ChangedState
    ) async throws -> WriteResult {
        let now = Timestamp.stored(clock.now())
        let result = try await transactions.run(for: provisioner.tenant, writing: provisioner.registry.user) {
            transaction in
            transaction.enqueue(UserStatements.lock, [.uuid(id)])
            // Read by a statement of its own, whose snapshot is younger than the lock.
            let rows = try await transaction.query(
                UserStatements.readWithGroups, [.uuid(provisioner.configurationID), .uuid(id)])
            guard let row = rows.first else { throw SCIMError.notFound("User") }
            let stored = try StoredResource(withGroups: row)
            guard condition.allows(stored.version) else { throw SCIMError.preconditionFailed }
            let before = try stored.writableState()
            try provisioner.policy.admit(before)
            let changed = try change(before)
            let difference = ResourceDifference(from: before, to: changed.resource)
            try provisioner.policy.check(difference)
            let resource = try await write(difference, of: stored, at: now, by: provisioner, in: transaction)
            return WriteResult(
                resource: resource ?? stored, isChanged: resource != nil, coercions: changed.coercions,
                changes: difference.changes, name: difference.after["userName"]?.stringValue)
        }
        if result.isChanged { events.hintSubscribers() }
        return result
    }

    /// Nil when there is nothing to write.
    private func write(
        _ difference: ResourceDifference, of stored: StoredResource, at now: Date, by provisioner: Provisioner,
        in transaction: TenantTransaction
    ) async throws -> StoredResource? {
        guard !difference.changes.isEmpty else { return nil }
        let index = try UserIndex(difference.after)
        let written = try stored.changed(to: difference.after, at: now)
        transaction.enqueue(
            UserStatements.update,
            [.uuid(stored.id)] + index.binds
                + [.int8(written.version), .timestamp(now), .text(written.document)])
        if difference.touches("emails") {
            transaction.enqueue(UserStatements.deleteEmails, [.uuid(stored.id)])
            if !index.emails.isEmpty {
                transaction.enqueue(UserStatements.insertEmails, [.uuid(stored.id)] + index.emailBinds)
            }
        }
        if difference.touches("externalId") {
            let row: [Bind] = [.uuid(stored.id), .uuid(provisioner.configurationID)]
            if let externalID = written.externalID {
                transaction.enqueue(UserStatements.putExternalID, row + [.text(externalID)])
            } else {
                transaction.enqueue(UserStatements.deleteExternalID, row)
            }
        }
        UniqueValues.enqueue(difference, of: stored.id, .user, provisioner.registry.user, in: transaction)
        let told = UserEvents(
            id: stored.id, configurationID: stored.configurationID, requestID: provisioner.requestID)
        let wasActive = try UserIndex(difference.before).active
        events.append(told.changed(difference.changes, from: wasActive, to: index.active), in: transaction)
        guard difference.touches("userName") || difference.touches("externalId") else { return written }
        return try await joinUnderNewName(written, index, at: now, by: provisioner, in: transaction)
    }

    /// Groups may have asked for the person by the name that it has now.
    private func joinUnderNewName(
        _ written: StoredResource, _ index: UserIndex, at now: Date, by provisioner: Provisioner,
        in transaction: TenantTransaction
    ) async throws -> StoredResource {
        let person = ParkedMembers.Person(
            id: written.id, userName: index.userName, externalID: written.externalID,
            configurationID: provisioner.configurationID)
        try await parked.join(person, at: now, requestID: provisioner.requestID, in: transaction)
        let rows = try await transaction.query(
            UserStatements.readWithGroups, [.uuid(provisioner.configurationID), .uuid(written.id)])
        return try rows.first.map { row throws(PostgresError) in try StoredResource(withGroups: row) } ?? written
    }
}
