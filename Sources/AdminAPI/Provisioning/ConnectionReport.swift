import FoundationEssentials
package import JSON
package import Provisioning
package import Tenancy

/// How the connection with an identity provider fares, and what to do about it.
package struct ConnectionReport: Sendable {
    private let credentials: CredentialStore
    private let clients: OAuthClientStore
    private let health: ConnectionHealth

    package init(credentials: CredentialStore, clients: OAuthClientStore, health: ConnectionHealth) {
        self.credentials = credentials
        self.clients = clients
        self.health = health
    }

    package func json(of configuration: SCIMConfiguration, of tenant: Tenant) async throws -> JSONObject {
        let record = try await health.read(configuration.id, of: tenant)
        let (status, reason) = health.judge(record, idp: configuration.idp)
        let day = record?.lastDay ?? ConnectionCount()
        return [
            "configuration_id": .id(configuration.id), "status": .string(status.rawValue), "reason": .text(reason),
            "advice": .text(advice(status, record)), "connection_test_at": .time(record?.connectionTestAt),
            "first_request_at": .time(record?.firstRequestAt), "last_request_at": .time(record?.lastRequestAt),
            "last_success_at": .time(record?.lastSuccessAt), "last_failure_at": .time(record?.lastFailureAt),
            "last_failure_code": .text(record?.lastFailureCode), "requests_24h": .integer(day.requests),
            "failures_24h": .integer(day.failures), "error_rate_24h": .init(floatLiteral: day.errorRate),
            "token_expires_at": .time(try await lastExpiry(of: configuration)),
        ]
    }

    /// When the identity provider is without a token and a secret at the latest; nil when it is now.
    private func lastExpiry(of configuration: SCIMConfiguration) async throws -> Date? {
        let ends = [
            try await credentials.lastExpiry(of: configuration), try await clients.lastExpiry(of: configuration),
        ]
        return ends.compactMap(\.self).max()
    }

    /// What to do about it; nil when nothing is to be done.
    private func advice(_ status: ConnectionStatus, _ record: ConnectionRecord?) -> String? {
        let cause = record?.lastFailureCode.flatMap { ProvisioningRecommendation.text(for: $0) }
        return switch status {
        case .waiting: "Paste the address and a token into the identity provider and test the connection there."
        case .healthy: nil
        case .failing: cause ?? "Look at the failures in the provisioning log."
        case .silent: "See whether provisioning is still switched on in the identity provider."
        case .probablyQuarantined:
            (cause.map { $0 + " " } ?? "")
                + "Then restart provisioning in the identity provider, which has most likely stopped by itself."
        }
    }
}
