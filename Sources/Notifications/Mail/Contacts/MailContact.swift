package import FoundationEssentials

/// Somebody whom a tenant wants to be told by mail.
package struct MailContact: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case active
        /// By the link in a mail: nothing is sent until an admin makes it active again.
        case unsubscribed
    }

    /// When gathered mail is sent, in UTC.
    package enum DigestPeriod: String, Sendable, Hashable, CaseIterable {
        /// At every full hour.
        case hourly
        /// At six o'clock.
        case daily
    }

    package let id: UUID
    /// Unique in its tenant, whatever the letter case.
    package let address: String
    package let locale: String
    package let digest: DigestPeriod
    /// Where it differs from the types' usual ways.
    package let preferences: [MailType: MailDelivery]
    package let state: State
    /// Events up to this sequence are not told.
    let heardFrom: Int64
    /// Grows by one with every change; the ETag.
    package let version: Int64
    package let createdAt: Date
    package let updatedAt: Date

    /// How mail of the type comes to the contact.
    package func delivery(of type: MailType) -> MailDelivery {
        preferences[type] ?? type.usualDelivery
    }
}
