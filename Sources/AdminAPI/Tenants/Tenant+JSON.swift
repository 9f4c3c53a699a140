package import JSON
package import Tenancy

extension Tenant {
    /// The tenant as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .string(id.text), "slug": .string(slug), "name": .string(name), "state": .string(state.rawValue),
            "schema_version": .integer(Int64(schemaVersion)), "version": .integer(version),
            "created_at": .time(createdAt), "updated_at": .time(updatedAt),
            "delete_at": .time(deleteAt),
        ]
    }
}
