import AdminAPI
import Conformance
import Foundation
import JSON
import Outbound
import Tenancy
import Web

/// Examines this process's own SCIM surface over its own listening socket, as a client would meet it.
///
/// Only checks that make and change nothing: a tenant of real people is not a place for test users.
struct SelfExamination: Sendable {
    private let listen: ListenAddress
    private let verifier: CredentialVerifier
    private let clock: WallClock

    /// Nil when the socket has no port that is known before it is open.
    init?(listen: ListenAddress, verifier: CredentialVerifier, clock: WallClock) {
        guard listen.port > 0 else { return nil }
        self.listen = listen
        self.verifier = verifier
        self.clock = clock
    }

    func report(_ configuration: SCIMConfiguration, _ tenant: Tenant, _ token: String) async throws -> JSONObject {
        switch try await verifier.verify(token: token, slug: tenant.slug, at: clock.now()) {
        case .accepted(let identity) where identity.configuration.id == configuration.id: break
        case .tenantSuspended(let identity) where identity.configuration.id == configuration.id:
            throw Failure.selfTestImpossible("The tenant is suspended: its SCIM endpoint answers nothing but 403.")
        default: throw Failure.tokenRefused
        }
        let url = "http://\(authority)/t/\(tenant.slug)/scim/v2"
        var settings = ConformanceSettings(url: url, run: String(UInt32.random(in: .min ... .max), radix: 16))
        settings.isReadOnly = true
        settings.secrets = [token]
        let server = try ExaminedServer(url: url, token: token, vetting: vetting)
        let run = ConformanceRun(settings, exchange: server.ask) { try? await Task.sleep(for: $0) }
        do {
            return try await run.report(startedAt: clock.now()).json
        } catch {
            throw Failure.selfTestImpossible(error.description)
        }
    }

    /// Of this machine itself where the socket listens on all addresses.
    private var host: String {
        switch listen.host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: listen.host
        }
    }

    private var authority: String { host.contains(":") ? "[\(host)]:\(listen.port)" : "\(host):\(listen.port)" }

    /// The own socket and nothing else.
    private var vetting: AddressVetting {
        let hosts = host == "localhost" ? ["127.0.0.1", "::1"] : [host]
        return AddressVetting(allowed: hosts.compactMap { AddressRange($0) })
    }
}
