import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/users/{user}/links`: a link for somebody who is known.
struct LinkUser: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        let tenant = try await services.tenant(in: context)
        let user = try await services.admin.consoleUsers.find(context.id("user", of: "console user"), of: tenant.id)
        let issued = try await Invitation(services: services, context: context, form: form, tenant: tenant)
            .link(for: user)
        return try await ShowTenant(services: services).page(of: tenant, in: context, issued: issued)
    }
}
