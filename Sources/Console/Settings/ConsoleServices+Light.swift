import AdminAPI
import Provisioning
import Tenancy

extension ConsoleServices {
    func light(of configuration: SCIMConfiguration, of tenant: Tenant) async throws -> LightView {
        let record = try await admin.health.read(configuration.id, of: tenant)
        let (status, reason) = admin.health.judge(record, idp: configuration.idp)
        return LightView(status, reason: reason, record: record, state: configuration.state)
    }
}
