package import Hummingbird
import Tenancy
package import Web

/// Lets in operators.
package struct OperatorGate: Gate {
    let services: ConsoleServices
    /// False for what an open page asks by itself: a session ends without use, and that is none.
    var countsAsUse = true

    package func admit(_ request: Request, _ context: WebContext) async throws -> OperatorContext {
        let base = services.origin.text(of: request, context)
        let cookie = SessionCookie(isSecure: base.hasPrefix("https://"))
        guard let secret = cookie.secret(in: request.headers),
            let session = try await services.sessions.verify(secret, countsAsUse: countsAsUse),
            case .operatorKey(_, let name) = session.identity
        else { throw SignInNeeded() }
        return OperatorContext(
            session: session, operatorName: name, secret: secret, cookie: cookie, baseURL: base, web: context)
    }
}
