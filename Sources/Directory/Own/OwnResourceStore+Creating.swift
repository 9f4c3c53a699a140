import Events
package import FoundationEssentials
package import JSON
import Postgres
import SCIM
import Tenancy

extension OwnResourceStore {
    /// Creates a resource from the body of a POST (RFC 7644 §3.3), in one round trip.
    ///
    /// `id` is the id that was promised to somebody; nil makes one. Throws `uniqueness` for a value that another
    /// has, and `notFound` when the type has gone.
    package func create(
        _ body: JSONObject, id: UUID? = nil, by provisioner: Provisioner
    ) async throws -> WriteResult {
        let validated = try ResourceValidator(type, tolerance: provisioner.policy.tolerance).validate(body)
        let now = Timestamp.stored(stores.clock.now())
        let new = try NewOwnResource(
            validated.resource, of: type, id: id ?? stores.identifiers.next(at: now), at: now)
        try await stores.transactions.run(for: provisioner.tenant, writing: type) { transaction in
            transaction.enqueue(
                OwnResourceStatements.insert,
                [
                    .uuid(new.id), typeKey, .uuid(provisioner.configurationID), .timestamp(now), .text(new.document),
                ])
            if let externalID = new.externalID {
                transaction.enqueue(
                    OwnResourceStatements.putExternalID,
                    [.uuid(new.id), .uuid(provisioner.configurationID), .text(externalID)])
            }
            new.unique.enqueueInsert(of: new.id, kind, in: transaction)
            let told = told(of: new.id, provisionedBy: provisioner.configurationID, provisioner)
            stores.events.append([told.created()], in: transaction)
        }
        stores.events.hintSubscribers()
        return WriteResult(
            resource: new.stored(kind, by: provisioner), isChanged: true, coercions: validated.coercions,
            changes: ResourceDifference.changes(from: [:], to: validated.resource))
    }
}
