import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/links` with `tenant`, `address` and `role`: a link for that person, who becomes known if need be.
struct IssueLink: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let form = try await ConsoleForm.checked(
            request, origin: context.baseURL, secret: context.secret, sessions: services.sessions)
        let tenants = ListTenants(services: services)
        guard let tenant = try await services.admin.tenants.find(slug: form["tenant"]) else {
            return try await tenants.page(
                in: context, problem: "There is no tenant with that slug.", status: .badRequest)
        }
        let id = try await services.admin.audit.begin(
            NewAuditEntry(
                actor: context.session.identity.actor, requestID: context.web.requestID, action: "console_link.create",
                tenantID: tenant.id, subject: nil, request: AuditedDocument.text(form.json)))
        do {
            let link = try await issue(form, for: tenant)
            try? await services.admin.audit.end(id, status: 200, subject: link.id.text)
            return try await tenants.page(
                in: context,
                issued: TenantsView.Issued(
                    linkURL: context.baseURL + link.path, address: form["address"],
                    expiresAt: MomentView(link.expiresAt)))
        } catch let error as TenancyError {
            let failure = AdminSurface.failure(for: error)
            try? await services.admin.audit.end(id, status: failure.status.code)
            return try await tenants.page(in: context, problem: failure.detail, status: failure.status)
        }
    }

    private func issue(_ form: ConsoleForm, for tenant: Tenant) async throws -> ConsoleLink {
        let role = ConsoleRole(rawValue: form["role"])
        let users = services.admin.consoleUsers
        let known = try await users.find(address: form["address"], of: tenant.id)
        let user =
            if let known {
                try await users.update(known.id, ConsoleUserChange(role: role), of: tenant.id)
            } else {
                try await users.create(
                    address: form["address"], name: form["address"], role: role ?? .owner, of: tenant.id)
            }
        return try await services.sessions.issueLink(for: user)
    }
}
