import AdminAPI
import FoundationEssentials
import Tenancy

extension ConsoleServices {
    private static let mostExpiries = 20

    /// Tokens and client secrets of the configurations that end within a month and that no other follows, the next to end first.
    func expiries(
        of configurations: [SCIMConfiguration], in context: ConsoleContext
    ) async throws -> [OverviewView.Expiry] {
        guard !configurations.isEmpty else { return [] }
        let end = clock.now().addingTimeInterval(SecretStanding.soon)
        let (ids, tenant) = (configurations.map(\.id), context.tenant.id)
        let tokens = try await admin.credentials.expiring(by: end, of: ids, of: tenant, limit: Self.mostExpiries)
        let secrets = try await admin.oauthClients.expiringSecrets(
            by: end, of: ids, of: tenant, limit: Self.mostExpiries)
        let byID = Dictionary(configurations.map { ($0.id, $0) }) { first, _ in first }
        let found = tokens.map { ("Token", "tokens", $0) } + secrets.map { ("Client secret", "clients", $0) }
        return found.sorted { $0.2.expiresAt < $1.2.expiresAt }.prefix(Self.mostExpiries).compactMap {
            kind, card, secret in
            byID[secret.configurationID].map {
                OverviewView.Expiry(
                    path: "\(context.path(of: $0))#\(card)", kind: kind, configurationName: $0.name,
                    secretName: secret.name,
                    expiresAt: MomentView(secret.expiresAt))
            }
        }
    }
}
