import FoundationEssentials
import HTTPTypes
import Licensing
import Tenancy
import Web

extension AdminServices {
    /// No foreign key leads from configurations into a tenant's schema: the pool is kept from being deleted as long as the
    /// transaction lasts, and who deletes it later sees the configuration.
    func keepPool(_ id: UUID?, in transaction: TenantTransaction) async throws {
        guard let id, try await !pools.keep(id, in: transaction) else { return }
        throw Failure.unknownPool
    }
}

extension BodyMembers {
    /// `auto_assign`; nil when it isn't there.
    mutating func autoAssign() -> AutoAssign? {
        optionalObject("auto_assign") { autoAssign in
            AutoAssign(isEnabled: autoAssign.boolean("enabled"), poolID: autoAssign.optionalID("pool_id"))
        }
    }
}

extension Failure {
    /// The body names a pool that does not exist.
    static let unknownPool = member(
        "/auto_assign/pool_id", "license_pool_not_found", "The tenant has no license pool with that id.")
}
