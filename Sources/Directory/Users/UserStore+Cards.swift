package import FoundationEssentials
import JSON
import Postgres
package import Tenancy

extension UserStore {
    /// Those of the ids that are people, inside a transaction.
    package func cards(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UserCard] {
        try await transaction.query(UserStatements.cards, [.uuids(ids)]).map { row in
            let (id, userName, document) = try row.decode(UUID.self, String.self, String.self)
            return UserCard(
                id: id, userName: userName, attributes: try JSONParser.parse(document).objectValue ?? [:])
        }
    }
}
