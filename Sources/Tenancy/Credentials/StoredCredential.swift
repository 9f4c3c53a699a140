import FoundationEssentials
import Postgres

/// A token's row with all that its verdict depends on.
struct StoredCredential: Sendable {
    let identity: ProvisioningIdentity
    let expiresAt: Date
    let revokedAt: Date?
    let lastUsedAt: Date?

    /// Of the tenant `t` and the SCIM configuration `s`, after five of the credential's own.
    static let columns = """
        t.id, t.slug, t.name, t.state::text, t.schema_version, t.schema_revision, t.listeners, t.version,
        t.created_at, t.updated_at,
        s.id, s.name, s.idp::text, s.state::text, s.auto_assign_enabled, s.auto_assign_pool_id, s.is_strict,
        s.allows_duplicate_group_names, s.sends_welcome_mail, s.version, s.created_at, s.updated_at
        """

    /// Reads the row of ``CredentialStatements/verify``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, expiresAt, revokedAt, lastUsedAt, userID,
            tenantID, slug, tenantName, tenantState, schemaVersion, schemaRevision, listeners, tenantVersion,
            tenantCreated, tenantUpdated,
            configurationID, name, idp, state, assigns, poolID, isStrict, allowsDuplicates, sendsWelcome,
            version, created, updated
        ) = try row.decode(
            UUID.self, Date.self, Date?.self, Date?.self, UUID?.self,
            String.self, String.self, String.self, String.self, Int32.self, Int64.self, Int16.self,
            Int64.self, Date.self, Date.self,
            UUID.self, String.self, String.self, String.self, Bool.self, UUID?.self, Bool.self, Bool.self,
            Bool.self, Int64.self, Date.self, Date.self)
        // When the tenant goes is nothing that a request depends on: it is suspended until then.
        let tenant = try Tenant(
            id: TenantID(stored: tenantID), slug: slug, name: tenantName, state: TenantState(stored: tenantState),
            schemaVersion: schemaVersion, schemaRevision: schemaRevision, listeners: Listeners(rawValue: listeners),
            version: tenantVersion, createdAt: tenantCreated, updatedAt: tenantUpdated, deleteAt: nil)
        let configuration = try SCIMConfiguration(
            id: configurationID, tenantID: tenant.id, name: name, idp: IdentityProvider(stored: idp),
            state: ConfigurationState(stored: state), autoAssign: AutoAssign(isEnabled: assigns, poolID: poolID),
            isStrict: isStrict, allowsDuplicateGroupNames: allowsDuplicates, sendsWelcomeMail: sendsWelcome,
            version: version, createdAt: created,
            updatedAt: updated)
        identity = ProvisioningIdentity(tenant: tenant, configuration: configuration, credentialID: id, userID: userID)
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.lastUsedAt = lastUsedAt
    }

    /// The tenant comes first: to another tenant a token says nothing about itself.
    func verdict(slug: String, at now: Date) -> CredentialVerdict {
        if identity.tenant.slug != slug { return .refused(.otherTenant) }
        if revokedAt != nil { return .refused(.revoked) }
        if now >= expiresAt { return .refused(.expired) }
        if identity.configuration.state == .disabled { return .refused(.configurationDisabled) }
        return identity.tenant.state == .suspended ? .tenantSuspended(identity) : .accepted(identity)
    }
}
