import FoundationEssentials
import Hummingbird
import JSON
import Provisioning
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/health`: how the connection with the identity provider fares.
struct ReadConnectionHealth: Action {
    let configurations: SCIMConfigurationStore
    let credentials: CredentialStore
    let clients: OAuthClientStore
    let health: ConnectionHealth

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        let record = try await health.read(configuration.id, of: context.tenant)
        let (status, reason) = health.judge(record, idp: configuration.idp)
        let day = record?.lastDay ?? ConnectionCount()
        return .json([
            "configuration_id": .id(configuration.id), "status": .string(status.rawValue), "reason": .text(reason),
            "advice": .text(advice(status, record)), "connection_test_at": .time(record?.connectionTestAt),
            "first_request_at": .time(record?.firstRequestAt), "last_request_at": .time(record?.lastRequestAt),
            "last_success_at": .time(record?.lastSuccessAt), "last_failure_at": .time(record?.lastFailureAt),
            "last_failure_code": .text(record?.lastFailureCode), "requests_24h": .integer(day.requests),
            "failures_24h": .integer(day.failures), "error_rate_24h": .init(floatLiteral: day.errorRate),
            "token_expires_at": .time(try await lastExpiry(of: configuration)),
        ])
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
