import Hummingbird
package import JSON
package import Tenancy
import Web

/// Examines this service's SCIM surface with a token of a configuration, and answers the report.
///
/// - Throws: `Failure` when the token is none of the configuration's.
package typealias ExamineConfiguration =
    @Sendable (_ configuration: SCIMConfiguration, _ tenant: Tenant, _ token: String) async throws -> JSONObject

/// `POST …/scim-configurations/{configuration}/test` with the `token` that the identity provider uses: the self-test's
/// checks that make and change nothing, answered within seconds.
///
/// Checks that make users and groups would take seats, append events and tell webhooks in a tenant of real people; those are
/// for `rollcall conformance`. Tokens are kept only as hashes, so the one to be tested must be told.
struct TestConfiguration: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await context.configuration(in: services.configurations)
        var members = try await request.members()
        let token = members.string("token")
        try members.finish()
        guard let examine = services.examine else { throw Failure.addressUnknown }
        return .json(try await examine(configuration, context.tenant, token))
    }
}
