package import FoundationEssentials
import Postgres
import SCIM
package import Tenancy

extension UserStore {
    /// The people who have that `userName`, in any letter case, or that `externalId` at one of the configurations.
    package func ids(called text: String, at configurations: [UUID], of tenant: Tenant) async throws -> [UUID] {
        let named = [(UserStatements.findByUserName, [Bind.texts([CaseFolding.key(text)])])]
        let results = try await database.pipeline(
            for: tenant,
            named + configurations.map { (UserStatements.findByExternalID, [.uuid($0), .texts([text])]) })
        return try results.flatMap { rows in
            try rows.map { row throws(PostgresError) in try row.decode(UUID.self, at: 1) }
        }
    }
}
