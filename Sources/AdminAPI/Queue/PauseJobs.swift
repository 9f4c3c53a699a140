import HTTPTypes
import Hummingbird
package import Jobs
package import Tenancy
import Web

/// `POST /pauses` with at least one of `queue`, `kind` and `tenant`, and a `reason`: jobs that fit all of them wait.
struct PauseJobs: Action {
    /// Of each text, in bytes.
    static let lengths = 1...200

    let pauses: JobPauses
    let tenants: TenantStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        var members = try await request.members()
        let (queue, kind) = (members.optionalString("queue"), members.optionalString("kind"))
        let (slug, reason) = (members.optionalString("tenant"), members.optionalString("reason"))
        try members.finish()
        let pause = try await pauses.pause(queue: queue, kind: kind, tenant: slug, reason: reason, tenants: tenants)
        return .json(pause.json, status: .created)
    }
}

extension JobPauses {
    /// Keeps the jobs from being claimed that fit every part that isn't nil; `slug` is a tenant's.
    package func pause(
        queue: String?, kind: String?, tenant slug: String?, reason: String?, tenants: TenantStore
    ) async throws -> JobPause {
        guard queue ?? kind ?? slug != nil else {
            throw Failure.member("", "nothing_to_pause", "Name a queue, a kind or a tenant.")
        }
        for (name, value) in [("queue", queue), ("kind", kind), ("reason", reason)] {
            guard value.map({ PauseJobs.lengths.contains($0.utf8.count) }) ?? true else {
                throw Failure.member("/\(name)", "out_of_range", "\(name) must have 1 to 200 bytes.")
            }
        }
        var tenantID: String?
        if let slug {
            guard let tenant = try await tenants.find(slug: slug) else {
                throw Failure.unknownTenant
            }
            tenantID = tenant.id.text
        }
        return try await pause(queue: queue, kind: kind, tenantID: tenantID, reason: reason)
    }
}
