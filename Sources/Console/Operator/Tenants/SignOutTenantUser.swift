import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/users/{user}/sign-out`: ends every session of the user.
struct SignOutTenantUser: OperatorForm {
    let services: ConsoleServices

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
