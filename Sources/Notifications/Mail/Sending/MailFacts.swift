package import FoundationEssentials
package import Tenancy

/// What mail has to know of things that events only name. Asked inside the transaction that follows the log.
package protocol MailFacts: Sendable {
    /// Who of them is there and has an address.
    func people(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: MailPerson]
    func poolNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String]
    func configurationNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String]
    /// Those of the SCIM configurations that welcome whom they provision.
    func welcoming(_ ids: [UUID], in transaction: TenantTransaction) async throws -> Set<UUID>
}
