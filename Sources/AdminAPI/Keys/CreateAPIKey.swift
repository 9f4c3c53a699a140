import Hummingbird
import Tenancy
import Web

/// `POST /api-keys` with `name` and, for a key that is bound to one, the slug of a `tenant`: the only answer that shows
/// the key. `scopes`, such as `["licenses:read"]`, are what it is good for; without them, everything. It is good for no more, and
/// no longer, than the key that makes it.
struct CreateAPIKey: Action {
    let keys: APIKeyStore
    let tenants: TenantStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        var members = try await request.members()
        let name = members.string("name")
        let slug = members.optionalString("tenant")
        let days = members.optionalInteger("expires_in_days")
        let scopes = members.optionalStrings("scopes")
        try members.finish()
        let granted = try AdminScopes(texts: scopes)
        guard granted.areWithin(context.identity.scopes) else { throw Failure.scopesBeyondCaller }
        let issued = try await keys.create(
            name: name, tenant: try await tenant(slug), scopes: granted, expiresInDays: days, by: context.identity)
        return .json(issued.json, status: .created)
    }

    private func tenant(_ slug: String?) async throws -> TenantID? {
        guard let slug else { return nil }
        if let tenant = try await tenants.find(slug: slug) { return tenant.id }
        throw Failure.unknownTenant
    }
}
