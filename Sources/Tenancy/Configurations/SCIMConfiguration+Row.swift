import FoundationEssentials
import Postgres

extension SCIMConfiguration {
    /// Reads the columns of ``SCIMConfigurationStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, tenant, name, idp, state, isEnabled, pool, isStrict, allowsDuplicates, sendsWelcome, version, createdAt,
            updatedAt
        ) = try row.decode(
            UUID.self, String.self, String.self, String.self, String.self, Bool.self, UUID?.self, Bool.self,
            Bool.self, Bool.self, Int64.self, Date.self, Date.self)
        try self.init(
            id: id, tenantID: TenantID(stored: tenant), name: name, idp: IdentityProvider(stored: idp),
            state: ConfigurationState(stored: state), autoAssign: AutoAssign(isEnabled: isEnabled, poolID: pool),
            isStrict: isStrict, allowsDuplicateGroupNames: allowsDuplicates, sendsWelcomeMail: sendsWelcome,
            version: version, createdAt: createdAt, updatedAt: updatedAt)
    }
}
