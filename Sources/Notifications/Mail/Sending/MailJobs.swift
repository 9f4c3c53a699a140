import FoundationEssentials
import JSON
package import Jobs
import Tenancy

/// The jobs that mail leads to. Which kinds they are is the wiring's decision.
package struct MailJobs: Sendable {
    /// Attempts with waits of up to an hour: some four days, as RFC 5321 §4.5.4.1 advises.
    package static let attempts = 100

    /// Sends one notification, which its payload names.
    package let send: JobKind
    /// Gathers what waits for one contact, which its payload names.
    package let digest: JobKind

    package init(send: JobKind, digest: JobKind) {
        self.send = send
        self.digest = digest
    }

    func send(_ notification: UUID, of tenant: Tenant) -> NewJob {
        job(of: send, "notification", notification, of: tenant, attempts: Self.attempts)
    }

    /// One waits for each contact, however much is gathered.
    func digest(_ contact: UUID, of tenant: Tenant, after delay: Duration) -> NewJob {
        job(of: digest, "contact", contact, of: tenant, delay: delay)
    }

    private func job(
        of kind: JobKind, _ name: String, _ id: UUID, of tenant: Tenant, delay: Duration = .zero, attempts: Int = 20
    ) -> NewJob {
        let id = id.uuidString.lowercased()
        return NewJob(
            tenantID: tenant.id.text, kind: kind, uniqueKey: id, payload: JSONObject([(name, .string(id))]),
            delay: delay,
            maxAttempts: attempts)
    }
}
