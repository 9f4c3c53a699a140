package import FoundationEssentials

/// A caller of the admin API that has proven which key it holds.
package enum AdminIdentity: Sendable, Hashable {
    /// The key of `ROLLCALL_BOOTSTRAP_ADMIN_KEY`: an operator's, and in no table.
    case bootstrap
    case key(APIKey)

    /// The one tenant that the caller is bound to; nil for an operator.
    package var tenantID: TenantID? {
        guard case .key(let key) = self else { return nil }
        return key.tenantID
    }

    /// The key's id; all zeros for the bootstrap key.
    package var callerID: UUID {
        guard case .key(let key) = self else { return UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
        return key.id
    }

    package var scopes: AdminScopes {
        guard case .key(let key) = self else { return .everything }
        return key.scopes
    }

    /// When the caller's key ends; nil: never.
    package var expiresAt: Date? {
        guard case .key(let key) = self else { return nil }
        return key.expiresAt
    }

    package var isOperator: Bool {
        tenantID == nil
    }

    package func mayReach(_ tenant: Tenant) -> Bool {
        tenantID.map { $0 == tenant.id } ?? true
    }
}
