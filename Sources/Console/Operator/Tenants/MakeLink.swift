import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// Makes a link that signs somebody in to a tenant's console, and shows it on the tenant's page. What is done on the way is written
/// down each for itself, by ``Invitation``.
struct MakeLink: Action {
    /// For whom.
    enum Whom: Sendable {
        /// `POST /console/operator/links` with `tenant`, `address` and `role`: who becomes known if need be.
        case ofAnyTenant
        /// `POST /console/operator/tenants/{tenant}/users` with `address` and `role`: the same.
        case ofTenant
        /// `POST /console/operator/tenants/{tenant}/users/{user}/links`: who is known.
        case known
    }

    let whom: Whom
    let services: ConsoleServices

    init(_ whom: Whom, services: ConsoleServices) {
        (self.whom, self.services) = (whom, services)
    }

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        do {
            let tenant = try await tenant(form, in: context)
            let invitation = Invitation(services: services, context: context, form: form, tenant: tenant)
            return try await ShowTenant(services: services).page(
                of: tenant, in: context, secret: link(by: invitation))
        } catch {
            let failure = AdminSurface.failure(for: error)
            guard failure.status.kind == .clientError, failure.status != .notFound else { throw error }
            return try await again(form, FormProblem(failure), in: context)
        }
    }

    private func tenant(_ form: ConsoleForm, in context: OperatorContext) async throws -> Tenant {
        guard case .ofAnyTenant = whom else { return try await services.tenant(in: context) }
        guard let tenant = try await services.admin.tenants.find(slug: form["tenant"]) else {
            throw Failure.unknownTenant
        }
        return tenant
    }

    private func link(by invitation: Invitation) async throws -> SecretView {
        guard case .known = whom else { return try await invitation.make() }
        let id = try invitation.context.id("user", of: "console user")
        return try await invitation.link(for: services.admin.consoleUsers.find(id, of: invitation.tenant.id))
    }

    private func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response {
        let letIn = LetInFormView(form, problem)
        guard case .ofAnyTenant = whom else {
            return try await ShowTenant(services: services).page(
                of: services.tenant(in: context), in: context, letIn: letIn, status: problem.status)
        }
        return try await ListTenants(services: services).page(in: context, letIn: letIn, status: problem.status)
    }
}
