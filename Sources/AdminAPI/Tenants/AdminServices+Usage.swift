import Directory
import Events
package import JSON
import Licensing
package import Tenancy
import Web

extension AdminServices {
    /// `{"users":n,"groups":n,"seats":n,"seats_held":n,"waiting":n,"events":n,"storage_bytes":n}`; none of it is counted row by row.
    package func usage(of tenant: Tenant) async throws -> JSONObject {
        let licenses = try await pools.sums(of: tenant)
        return [
            "tenant": .string(tenant.slug),
            "users": .integer(Int64(try await users.total(of: tenant))),
            "groups": .integer(Int64(try await groups.total(of: tenant))),
            "seats": .integer(licenses.seats), "seats_held": .integer(licenses.held),
            "waiting": .integer(licenses.waiting),
            "events": .integer(try await events.lastSequence(of: tenant)),
            "storage_bytes": .integer(try await tenants.storage(of: tenant)),
        ]
    }
}
