import JSON
import Tenancy
import Web

extension SCIMConfiguration {
    /// The configuration as the admin API shows it, with the address that its identity provider is to be given.
    func json(in context: TenantAdminContext) -> JSONObject {
        [
            "id": .id(id), "name": .string(name), "idp": .string(idp.rawValue), "state": .string(state.rawValue),
            "auto_assign": ["enabled": .bool(autoAssign.isEnabled), "pool_id": .id(autoAssign.poolID)],
            "scim_base_url": .string("\(context.baseURL)/t/\(context.tenant.slug)/scim/v2"),
            "version": .integer(version), "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }
}
