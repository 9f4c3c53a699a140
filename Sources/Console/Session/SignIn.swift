import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/sign-in` with `link`: uses the link up and begins a session with a new secret.
struct SignIn: Action {
    let services: ConsoleServices
    let limiter: RateLimiter

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let attempt = try await SignInAttempt(request, in: context, services: services, limiter: limiter)
        guard
            let (user, secret) = try await services.sessions.signIn(link: attempt.form["link"], agent: attempt.agent)
        else { throw Failure.linkOver }
        return try await attempt.succeed(
            as: .consoleUser(user.id, address: user.address), of: user.tenantID, subject: user.id.text, secret: secret,
            to: "/console", in: context)
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
