import Hummingbird
import Tenancy
import Web

/// `GET …/scim-configurations/{configuration}/health`: how the connection with the identity provider fares.
struct ReadConnectionHealth: Action {
    let configurations: SCIMConfigurationStore
    let report: ConnectionReport

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        return .json(try await report.json(of: configuration, of: context.tenant))
    }
}
