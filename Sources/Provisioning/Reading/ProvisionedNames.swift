package import FoundationEssentials
package import Tenancy

/// What the log has to know of the directory, from the room that has it.
package protocol ProvisionedNames: Sendable {
    /// Who has that `userName`, in any letter case, or that `externalId` at any of the tenant's configurations.
    func resources(called text: String, of tenant: Tenant) async throws -> [UUID]
}
