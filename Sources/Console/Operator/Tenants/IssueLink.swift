import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/links` with `tenant`, `address` and `role`: a link for that person, who becomes known if need be; shown on
/// the tenant's page.
struct IssueLink: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        guard let tenant = try await services.admin.tenants.find(slug: form["tenant"]) else {
            return try await refused("There is no tenant with that slug.", .badRequest, form, in: context)
        }
        do {
            let issued = try await Invitation(services: services, context: context, form: form, tenant: tenant).make()
            return try await ShowTenant(services: services).page(of: tenant, in: context, issued: issued)
        } catch let error as TenancyError {
            let failure = AdminSurface.failure(for: error)
            return try await refused(failure.detail, failure.status, form, in: context)
        }
    }

    private func refused(
        _ problem: String, _ status: HTTPResponse.Status, _ form: ConsoleForm, in context: OperatorContext
    ) async throws -> Response {
        try await ListTenants(services: services).page(in: context, form: form, problem: problem, status: status)
    }
}
