import AdminAPI
package import Hummingbird
import Tenancy
package import Web

/// Lets in who is signed in to the console of a tenant.
package struct ConsoleGate: Gate {
    let services: ConsoleServices
    /// False for what an open page asks by itself: a session ends without use, and that is none.
    var countsAsUse = true

    package func admit(_ request: Request, _ context: WebContext) async throws -> ConsoleContext {
        let base = services.origin.text(of: request, context)
        let cookie = SessionCookie(isSecure: base.hasPrefix("https://"))
        guard let secret = cookie.secret(in: request.headers),
            let session = try await services.sessions.verify(secret, countsAsUse: countsAsUse)
        else { throw SignInNeeded() }
        guard case .user(let user) = session.identity else { throw OperatorSignedIn() }
        guard let tenant = try await services.admin.tenants.find(id: user.tenantID) else { throw SignInNeeded() }
        guard tenant.isServable else { throw Failure.tenantBehind }
        return ConsoleContext(
            user: user, tenant: tenant, session: session, secret: secret, cookie: cookie, baseURL: base, web: context)
    }
}
