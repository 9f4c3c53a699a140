import AdminAPI
import FoundationEssentials
import Provisioning
import Tenancy

extension ConsoleServices {
    func light(of configuration: SCIMConfiguration, of tenant: Tenant) async throws -> LightView {
        light(of: configuration, try await admin.health.read(configuration.id, of: tenant))
    }

    /// Of several at once, by their ids.
    func lights(of configurations: some Sequence<SCIMConfiguration>, of tenant: Tenant) async throws -> [UUID:
        LightView]
    {
        let records = try await admin.health.read(of: tenant)
        return Dictionary(
            configurations.map { ($0.id, light(of: $0, records[$0.id])) }, uniquingKeysWith: { first, _ in first })
    }

    private func light(of configuration: SCIMConfiguration, _ record: ConnectionRecord?) -> LightView {
        let (status, reason) = admin.health.judge(record, idp: configuration.idp)
        return LightView(status, reason: reason, record: record, state: configuration.state)
    }
}
