import FoundationEssentials
import JSON
package import Jobs
package import Notifications
package import Tenancy

/// `mail.digest`: the time has come to tell a contact of what was gathered; nothing gathered, no mail.
package struct GatherDigests: JobHandler {
    package let kind = JobKind.gatherDigest
    package let batchLimit = 50

    private let tenants: TenantStore
    private let digests: MailDigests

    package init(tenants: TenantStore, digests: MailDigests) {
        self.tenants = tenants
        self.digests = digests
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        let contacts = batch.jobs.compactMap { job in
            job.payload["contact"]?.stringValue.flatMap { UUID(uuidString: $0) }
        }
        try await digests.gather(for: contacts, of: tenant) { transaction in
            _ = try await batch.complete(in: transaction)
        }
    }
}
