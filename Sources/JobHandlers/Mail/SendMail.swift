import FoundationEssentials
import JSON
package import Jobs
package import Mail
package import Notifications
package import Outbound
package import Tenancy

/// `mail.send`: hands one notification to the mail server.
///
/// First the mail server's word, then the row and the end of the job in one transaction. A worker that is lost in between
/// sends once more, with the same bytes under the same `Message-ID`.
package struct SendMail: JobHandler {
    package let kind = JobKind.sendMail
    /// Each ends by itself; the connection is kept from one to the next.
    package let batchLimit = 1
    /// Longer than every deadline of the conversation together.
    package let timeLimit: Duration = .seconds(660)
    package let backoff = Backoff(first: .seconds(5), limit: .seconds(3600))

    private let tenants: TenantStore
    private let outbox: Outbox
    private let client: SMTPClient
    private let sender: Mailbox
    private let metrics = MailMetrics()

    package init(tenants: TenantStore, outbox: Outbox, client: SMTPClient, sender: Mailbox) {
        self.tenants = tenants
        self.outbox = outbox
        self.client = client
        self.sender = sender
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        for job in batch.jobs {
            guard let id = job.payload["notification"]?.stringValue.flatMap({ UUID(uuidString: $0) }) else {
                throw JobError.discard(reason: "the payload names no notification")
            }
            guard let mail = try await outbox.start(id, of: tenant) else { continue }
            try await settle(try await verdict(on: mail), mail, job, batch, of: tenant)
        }
    }

    /// What the mail server says; only a cancelled task has none.
    private func verdict(on mail: OutgoingMail) async throws -> MailVerdict {
        let envelope: SMTPEnvelope
        switch envelopeOf(mail) {
        case .success(let made): envelope = made
        case .failure(let verdict): return verdict
        }
        do throws(SMTPFailure) {
            let deliveries = try await client.send(envelope)
            return deliveries.first.map { MailVerdict($0.outcome) } ?? .later("the mail server said nothing")
        } catch .cancelled {
            throw CancellationError()
        } catch {
            let doubt = error.isInDoubt ? "; it may have taken the message" : ""
            return .later(error.description + doubt)
        }
    }

    private func envelopeOf(_ mail: OutgoingMail) -> Result<SMTPEnvelope, MailVerdict> {
        do {
            let recipient = try MailAddress(mail.notification.recipient)
            let message = MailMessage(
                sender: sender, recipient: recipient, subject: mail.content.subject, text: mail.content.text,
                html: mail.content.html, date: mail.notification.createdAt, id: mail.notification.id,
                unsubscribeURL: mail.unsubscribeURL)
            return .success(
                SMTPEnvelope(sender: sender.address, recipients: [recipient], content: try message.bytes()))
        } catch let refusal as MailAddressRefusal {
            return .failure(.never(.failed, refusal.description, isAddressRefused: false))
        } catch {
            return .failure(.never(.failed, "the message can't be written", isAddressRefused: false))
        }
    }

    private func settle(
        _ verdict: MailVerdict, _ mail: OutgoingMail, _ job: Job, _ batch: JobBatch, of tenant: Tenant
    ) async throws {
        metrics.count(verdict)
        let id = mail.notification.id
        switch verdict {
        case .taken(let reply):
            try await outbox.finish(id, as: .sent, reply: reply, of: tenant) { _ = try await batch.complete(in: $0) }
        case .never(let state, let reply, let isAddressRefused):
            try await outbox.finish(id, as: state, reply: reply, suppressesAddress: isAddressRefused, of: tenant) {
                _ = try await batch.complete(in: $0)
            }
        case .later(let reply):
            if job.attempt >= job.maxAttempts {
                try await outbox.finish(id, as: .failed, reply: reply, of: tenant) {
                    _ = try await batch.complete(in: $0)
                }
                return
            }
            try await outbox.note(id, reply: reply, of: tenant)
            throw MailPutOff()
        }
    }
}
