import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/users` with `address` and `role`: a link for that person, who becomes known if need be.
struct LetIn: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        let tenant = try await services.tenant(in: context)
        let show = ShowTenant(services: services)
        do {
            let issued = try await Invitation(services: services, context: context, form: form, tenant: tenant).make()
            return try await show.page(of: tenant, in: context, issued: issued)
        } catch let error as TenancyError {
            let failure = AdminSurface.failure(for: error)
            return try await show.page(
                of: tenant, in: context, form: form, problem: failure.detail, status: failure.status)
        }
    }
}
