import FoundationEssentials
import Postgres

extension LicenseRule {
    /// Reads the columns of ``LicenseRuleStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, kind, subject, pool, priority, version, createdAt, updatedAt) = try row.decode(
            UUID.self, String.self, UUID.self, UUID.self, Int.self, Int64.self, Date.self, Date.self)
        guard let kind = RuleSubject.Kind(rawValue: kind) else {
            throw .decoding("a rule has a kind that this release does not know")
        }
        self.init(
            id: id, subject: RuleSubject(kind, subject), poolID: pool, priority: priority, version: version,
            createdAt: createdAt, updatedAt: updatedAt)
    }
}
