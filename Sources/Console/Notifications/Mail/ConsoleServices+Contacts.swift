import AdminAPI
import FoundationEssentials
import Notifications
import Tenancy

extension ConsoleServices {
    /// A page of the contacts whose addresses hold the text.
    func contacts(
        holding text: String, after: UUID? = nil, limit: Int, of tenant: Tenant
    ) async throws -> Page<MailContact, UUID> {
        try await Page.passing(after: after, limit: limit, id: \.id, where: { $0.address.holds(text) }) {
            try await admin.mail.contacts.page(of: tenant, after: $0, limit: $1)
        }
    }

    /// A page of the addresses that bounce: of all for no text, else the one that is the text.
    func suppressions(
        of address: String, after: UUID? = nil, limit: Int, of tenant: Tenant
    ) async throws -> Page<MailSuppression, UUID> {
        let store = admin.mail.suppressions
        guard !address.isEmpty else { return try await store.page(of: tenant, after: after, limit: limit) }
        let found = try await store.find(address: address, of: tenant)
        return Page(elements: found.map { [$0] } ?? [], next: nil)
    }
}
