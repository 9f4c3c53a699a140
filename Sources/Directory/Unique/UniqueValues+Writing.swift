import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

extension UniqueValues {
    /// Puts the values of a new resource into the table of its kind.
    func enqueueInsert(of id: UUID, _ kind: ResourceKind, in transaction: TenantTransaction) {
        guard !isEmpty else { return }
        switch kind {
        case .user: transaction.enqueue(UniqueStatements.insertOfUser, [.uuid(id)] + binds)
        case .group: transaction.enqueue(UniqueStatements.insertOfGroup, [.uuid(id)] + binds)
        case .own(let type):
            transaction.enqueue(
                UniqueStatements.insertOfResource, [.uuid(id)] + binds + [.text(type.resourceType.key)])
        }
    }

    /// Writes what a change of a resource has made of its values; nothing when they stay.
    static func enqueue(
        _ difference: ResourceDifference, of id: UUID, _ kind: ResourceKind, _ schema: ResourceSchema,
        in transaction: TenantTransaction
    ) {
        let before = UniqueValues(difference.before, of: schema)
        let after = UniqueValues(difference.after, of: schema)
        guard before != after else { return }
        let delete =
            switch kind {
            case .user: UniqueStatements.deleteOfUser
            case .group: UniqueStatements.deleteOfGroup
            case .own: UniqueStatements.deleteOfResource
            }
        // Also when the document had none: a process that did not know the schema yet may have changed it.
        transaction.enqueue(delete, [.uuid(id)])
        after.enqueueInsert(of: id, kind, in: transaction)
    }
}
