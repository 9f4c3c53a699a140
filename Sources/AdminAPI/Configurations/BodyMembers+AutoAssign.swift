import Tenancy
import Web

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
