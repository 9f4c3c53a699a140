import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/users/{user}/sign-out`: asks first; confirmed, ends every session of the user at once.
struct SignOutTenantUser: OperatorForm {
    let services: ConsoleServices

    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView? {
        let tenant = try await services.tenant(in: context)
        let user = try await services.admin.consoleUsers.find(context.id("user", of: "console user"), of: tenant.id)
        return ConfirmationView(
            page: PageView("Sign a user out", at: .tenants, in: context), back: (tenant.operatorPath, tenant.name),
            heading: "Sign out \(user.address)",
            sentences: [
                "Every session of \(user.name) ends at once, on every device, and no link that was made before signs in any more."
            ], form: form, actionPath: "\(tenant.operatorPath)/users/\(user.id.text)/sign-out",
            button: "Sign out everywhere", isDanger: false)
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (tenant, sessions) = (try await services.tenant(in: context), services.sessions)
        let user = try await services.admin.consoleUsers.find(context.id("user", of: "console user"), of: tenant.id)
        return FormDeed(
            name: "console_user.sign_out", tenant: tenant.id, subject: user.id.text, before: user.json
        ) {
            try await sessions.endAll(of: user)
            return .done(.userSignedOut, at: tenant.operatorPath)
        }
    }
}
