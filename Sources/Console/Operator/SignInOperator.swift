import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/sign-in` with `key`: begins a session for who has an operator's key that is good for everything. It ends
/// with the key.
struct SignInOperator: Action {
    let services: ConsoleServices
    let limiter: RateLimiter

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let base = services.origin.text(of: request, context)
        guard SameOrigin.allows(request.headers, origin: base) else { throw Failure.foreignForm }
        let caller = services.origin.caller(of: request, context)
        try await limiter.admit(UUID(address: caller.address ?? ""), context.notes)
        let form = try await ConsoleForm(request)
        guard let identity = try await services.admin.verifier.verify(key: form["key"], at: services.clock.now()),
            identity.isOperator, identity.scopes == .everything
        else {
            let view = SignInView(
                page: PlainPageView(title: "Sign in"),
                keyProblem: "This is no operator's key, it is good for some things only, or it is over.")
            return .page(view, "sign-in", status: .forbidden)
        }
        let cookie = SessionCookie(isSecure: base.hasPrefix("https://"))
        let secret = try await services.sessions.signIn(identity, agent: caller.agent)
        let id = try await services.admin.audit.begin(
            NewAuditEntry(
                actor: AuditActor(identity), requestID: context.requestID, action: "console.sign_in", tenantID: nil,
                subject: nil))
        try await services.admin.audit.end(id, status: 303)
        if let old = cookie.secret(in: request.headers), let session = try await services.sessions.verify(old) {
            try await services.sessions.end(session)
        }
        return .redirected(to: "/console/operator", headers: [.setCookie: cookie.setting(secret)])
    }
}
