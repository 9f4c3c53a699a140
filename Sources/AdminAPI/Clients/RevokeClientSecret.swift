import Hummingbird
import Tenancy
import Web

/// `DELETE …/clients/{client}/secrets/{secret}`: ends it and the tokens that it obtained; once more changes nothing.
struct RevokeClientSecret: Action {
    let configurations: SCIMConfigurationStore
    let clients: ClientLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: configurations)
        try await clients.revokeSecret(
            context.id("secret", of: "secret"), of: context.id("client", of: "OAuth client"), of: configuration,
            of: context.tenant)
        return Response(status: .noContent)
    }
}
