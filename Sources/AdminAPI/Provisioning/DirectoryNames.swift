package import Directory
package import FoundationEssentials
import Provisioning
package import Tenancy

/// The names of the people in the directory, for who searches the provisioning log.
package struct DirectoryNames: ProvisionedNames {
    /// Configurations whose external ids are looked at; nobody has that many.
    private static let mostConfigurations = 100

    private let users: UserStore
    private let configurations: SCIMConfigurationStore

    package init(users: UserStore, configurations: SCIMConfigurationStore) {
        self.users = users
        self.configurations = configurations
    }

    package func resources(called text: String, of tenant: Tenant) async throws -> [UUID] {
        let page = try await configurations.page(of: tenant, limit: Self.mostConfigurations)
        return try await users.ids(called: text, at: page.elements.map(\.id), of: tenant)
    }
}
