import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `POST /console/sign-in` with `link`: uses the link up and begins a session with a new secret.
struct SignIn: Action {
    let services: ConsoleServices
    let limiter: RateLimiter

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let base = services.origin.text(of: request, context)
        guard SameOrigin.allows(request.headers, origin: base) else { throw Failure.foreignForm }
        let caller = services.origin.caller(of: request, context)
        try await limiter.admit(UUID(address: caller.address ?? ""), context.notes)
        let form = try await ConsoleForm(request)
        let cookie = SessionCookie(isSecure: base.hasPrefix("https://"))
        guard let (user, secret) = try await services.sessions.signIn(link: form["link"], agent: caller.agent) else {
            throw Failure.linkOver
        }
        try await note(user, context)
        // Who was signed in here before is not any longer.
        if let old = cookie.secret(in: request.headers), let session = try await services.sessions.verify(old) {
            try await services.sessions.end(session)
        }
        return .redirected(to: "/console", headers: [.setCookie: cookie.setting(secret)])
    }

    private func note(_ user: ConsoleUser, _ context: WebContext) async throws {
        let id = try await services.admin.audit.begin(
            NewAuditEntry(
                actor: .consoleUser(user.id, address: user.address), requestID: context.requestID,
                action: "console.sign_in", tenantID: user.tenantID, subject: user.id.uuidString.lowercased()))
        try await services.admin.audit.end(id, status: 303)
    }
}

extension UUID {
    /// One of an address, so that attempts from it can be counted.
    init(address: String) {
        var bytes = Array(repeating: UInt8(0), count: 16)
        // FNV-1a over 128 bits' worth of lanes; it only has to spread, nothing hangs on it.
        for lane in 0..<2 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(lane)
            for byte in address.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            for index in 0..<8 { bytes[lane * 8 + index] = UInt8(truncatingIfNeeded: hash >> (index * 8)) }
        }
        self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
