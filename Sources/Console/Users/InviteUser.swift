import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users` with `address`, `name`, `role` and `expires_in_minutes`: somebody may use the console, by a link
/// that this one page shows. Who was removed comes back.
struct InviteUser: FormAction {
    let services: ConsoleServices
    let name = "console_user.create"
    let subject: String? = nil

    func isAllowed(to role: ConsoleRole) -> Bool { role.mayManageUsers }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        guard let role = ConsoleRole(rawValue: form["role"]) else { throw Failure.notAForm }
        let (users, tenant) = (services.admin.consoleUsers, context.tenant.id)
        let address = form["address"]
        let name = form["name"].isEmpty ? address : form["name"]
        let known = try await users.find(address: address, of: tenant)
        let user: ConsoleUser
        if let known, known.disabledAt != nil {
            user = try await users.update(
                known.id, ConsoleUserChange(name: name, role: role, isDisabled: false), of: tenant)
        } else {
            user = try await users.create(address: address, name: name, role: role, of: tenant)
        }
        let minutes = form.integer("expires_in_minutes") ?? ConsoleSessionStore.usualLinkMinutes
        let link = try await services.sessions.issueLink(for: user, expiresInMinutes: minutes)
        return try await ListUsers(services: services).page(showing: link, for: user, in: context)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ListUsers(services: services).page(in: context, form: form, problem: problem)
    }
}
