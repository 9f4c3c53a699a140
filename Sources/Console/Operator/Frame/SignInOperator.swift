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
        let attempt = try await SignInAttempt(request, in: context, services: services, limiter: limiter)
        let key = attempt.form["key"]
        guard let identity = try await services.admin.verifier.verify(key: key, at: services.clock.now()),
            identity.isOperator, identity.scopes == .everything
        else {
            let view = SignInView(
                page: PlainPageView(title: "Sign in"),
                keyProblem: "This is no operator's key, it is good for some things only, or it is over.")
            return .page(view, "sign-in", status: .forbidden)
        }
        let secret = try await services.sessions.signIn(identity, agent: attempt.agent)
        return try await attempt.succeed(
            as: AuditActor(identity), of: nil, subject: nil, secret: secret, to: "/console/operator", in: context)
    }
}
