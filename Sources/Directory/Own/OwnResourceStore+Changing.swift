import Events
package import FoundationEssentials
package import JSON
import Postgres
package import SCIM
import Tenancy

extension OwnResourceStore {
    /// Replaces a resource by the body of a PUT (RFC 7644 §3.5.1); see `ResourceValidator.merge` for what it leaves alone.
    ///
    /// Throws `notFound`, `preconditionFailed` and `uniqueness`.
    package func replace(
        _ id: UUID, with body: JSONObject, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let validator = ResourceValidator(type, tolerance: provisioner.policy.tolerance)
        let validated = try validator.validate(body)
        return try await change(id, if: condition, by: provisioner) { before throws(SCIMError) in
            ChangedState(
                try validator.merge(existing: before, replacement: validated), coercions: validated.coercions)
        }
    }

    /// Applies a PATCH (RFC 7644 §3.5.2): all of its operations or none.
    package func patch(
        _ id: UUID, _ request: PatchRequest, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let engine = PatchEngine(type)
        return try await change(id, if: condition, by: provisioner) { before throws(SCIMError) in
            ChangedState(try engine.apply(request, to: before))
        }
    }

    /// Deletes a resource (RFC 7644 §3.6) and answers with what is gone. Throws `notFound` and `preconditionFailed`.
    @discardableResult
    package func delete(
        _ id: UUID, if condition: VersionCondition = .none, by provisioner: Provisioner
    ) async throws -> StoredResource {
        let deleted = try await stores.transactions.run(for: provisioner.tenant) { transaction in
            let stored = try await locked(id, if: condition, by: provisioner, in: transaction)
            transaction.enqueue(OwnResourceStatements.delete, [.uuid(id)])
            let told = told(of: id, provisionedBy: stored.configurationID, provisioner)
            stores.events.append([told.deleted()], in: transaction)
            return stored
        }
        stores.events.hintSubscribers()
        return deleted
    }

    /// One locking read, a pure change between, one write: two round trips.
    private func change(
        _ id: UUID, if condition: VersionCondition, by provisioner: Provisioner,
        _ change: (JSONObject) throws(SCIMError) -> ChangedState
    ) async throws -> WriteResult {
        let now = Timestamp.stored(stores.clock.now())
        let result = try await stores.transactions.run(for: provisioner.tenant, writing: type) { transaction in
            let stored = try await locked(id, if: condition, by: provisioner, in: transaction)
            let before = try stored.writableState()
            let changed = try change(before)
            let difference = ResourceDifference(from: before, to: changed.resource)
            guard !difference.changes.isEmpty else {
                return WriteResult(resource: stored, isChanged: false, coercions: changed.coercions)
            }
            let written = try stored.changed(to: changed.resource, at: now)
            enqueue(difference, of: written, by: provisioner, in: transaction)
            return WriteResult(
                resource: written, isChanged: true, coercions: changed.coercions, changes: difference.changes)
        }
        if result.isChanged { stores.events.hintSubscribers() }
        return result
    }

    private func locked(
        _ id: UUID, if condition: VersionCondition, by provisioner: Provisioner, in transaction: TenantTransaction
    ) async throws -> StoredResource {
        transaction.enqueue(OwnResourceStatements.lock, [.uuid(id), typeKey])
        // Read by a statement of its own, whose snapshot is younger than the lock.
        let stored = try one(
            try await transaction.query(
                OwnResourceStatements.read, [.uuid(provisioner.configurationID), .uuid(id), typeKey]))
        guard condition.allows(stored.version) else { throw SCIMError.preconditionFailed }
        return stored
    }

    private func enqueue(
        _ difference: ResourceDifference, of written: StoredResource, by provisioner: Provisioner,
        in transaction: TenantTransaction
    ) {
        transaction.enqueue(
            OwnResourceStatements.update,
            [
                .uuid(written.id), .int8(written.version), .timestamp(written.updatedAt), .text(written.document),
            ])
        if difference.touches("externalId") {
            let row: [Bind] = [.uuid(written.id), .uuid(provisioner.configurationID)]
            if let externalID = written.externalID {
                transaction.enqueue(OwnResourceStatements.putExternalID, row + [.text(externalID)])
            } else {
                transaction.enqueue(OwnResourceStatements.deleteExternalID, row)
            }
        }
        UniqueValues.enqueue(difference, of: written.id, kind, type, in: transaction)
        let told = told(of: written.id, provisionedBy: written.configurationID, provisioner)
        stores.events.append([told.updated(difference.changes)], in: transaction)
    }
}
