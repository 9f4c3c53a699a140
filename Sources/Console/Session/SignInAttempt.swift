import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// What every way of signing in begins and ends with: a form of our own page, not too often from one address, and a session with
/// a new secret in the place of the one that was there.
struct SignInAttempt {
    let form: ConsoleForm
    /// The browser, as it calls itself.
    let agent: String?

    private let services: ConsoleServices
    private let cookie: SessionCookie
    private let former: String?

    /// Throws a failure for a form from elsewhere, for too many attempts, and for what is no form.
    init(_ request: Request, in context: WebContext, services: ConsoleServices, limiter: RateLimiter) async throws {
        let base = services.origin.text(of: request, context)
        guard SameOrigin.allows(request.headers, origin: base) else { throw Failure.foreignForm }
        let caller = services.origin.caller(of: request, context)
        try await limiter.admit(UUID(address: caller.address ?? ""), context.notes)
        form = try await ConsoleForm(request)
        agent = caller.agent
        cookie = SessionCookie(isSecure: base.hasPrefix("https://"))
        former = cookie.secret(in: request.headers)
        self.services = services
    }

    /// Writes down who has signed in, ends the session that this browser had, and leads on with the new one.
    func succeed(
        as actor: AuditActor, of tenant: TenantID?, subject: String?, secret: String, to path: String,
        in context: WebContext
    ) async throws -> Response {
        let audit = services.admin.audit
        let id = try await audit.begin(
            NewAuditEntry(
                actor: actor, requestID: context.requestID, action: AuditActions.consoleSignIn, tenantID: tenant,
                subject: subject))
        try await audit.end(id, status: 303)
        if let former, let session = try await services.sessions.verify(former) {
            try await services.sessions.end(session)
        }
        return .redirected(to: path, headers: [.setCookie: cookie.setting(secret)])
    }
}
