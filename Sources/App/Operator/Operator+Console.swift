import AdminAPI
import Foundation
import JSON
import Tenancy

extension Operator {
    /// Makes a link that signs in to the console once; whoever has the address and is not known yet becomes known.
    ///
    /// - Parameters:
    ///   - role: Nil leaves a known user's as it is; a new one is an owner.
    ///   - url: Where the service is reached from outside; nil takes `ROLLCALL_PUBLIC_URL`.
    package func consoleLink(
        of slug: String, address: String, name: String?, role: String?, minutes: Int, url: String?
    ) async throws -> Report {
        let tenant = try await find(slug)
        var wanted: ConsoleRole?
        if let role {
            wanted = ConsoleRole(rawValue: role)
            guard wanted != nil else {
                throw OperatorRefusal(
                    "--role must be one of \(ConsoleRole.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }
        let user =
            if let known = try await services.consoleUsers.find(address: address, of: tenant.id) {
                try await services.consoleUsers.update(
                    known.id, ConsoleUserChange(name: name, role: wanted), of: tenant.id)
            } else {
                try await services.consoleUsers.create(
                    address: address, name: name ?? address, role: wanted ?? .owner, of: tenant.id)
            }
        let link = try await services.consoleSessions.issueLink(for: user, expiresInMinutes: minutes)
        let base = try url ?? EnvironmentReader().text(.publicURL) ?? "http://127.0.0.1:8080"
        return Report(link.json(baseURL: base.hasSuffix("/") ? String(base.dropLast()) : base))
    }
}
