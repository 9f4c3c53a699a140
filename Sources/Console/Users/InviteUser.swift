import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users` with `address`, `name`, `role` and `expires_in_minutes`: somebody may use the console, by a link
/// that this one page shows. Who was removed comes back. The user and the link are written down each for itself.
struct InviteUser: FormAction {
    let services: ConsoleServices
    let name = "console_user.create"
    let subject: String? = nil

    func isAllowed(to role: ConsoleRole) -> Bool { role.mayManageUsers }

    func isWrittenDown(_ form: ConsoleForm) -> Bool { false }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let role = ConsoleRole(rawValue: form["role"]) else { throw Failure.notAForm }
        let minutes = form.integer("expires_in_minutes") ?? ConsoleSessionStore.usualLinkMinutes
        // Nobody comes in by half an invitation.
        try ConsoleSessionStore.validate(linkMinutes: minutes)
        let known = try await services.admin.consoleUsers.find(address: form["address"], of: context.tenant.id)
        let former = known.flatMap { $0.disabledAt == nil ? nil : $0 }
        let user = try await services.audited(
            former.map { welcome($0, back: role, form, in: context) } ?? create(role, form, in: context), asked: form,
            in: context)
        let link = try await services.audited(
            issue(to: user, minutes, in: context), asked: form, in: context)
        return .shown(try await ListUsers(services: services).page(showing: link, for: user, in: context))
    }

    private func create(
        _ role: ConsoleRole, _ form: ConsoleForm, in context: ConsoleContext
    ) -> FormDeed<ConsoleUser> {
        let (users, tenant) = (services.admin.consoleUsers, context.tenant.id)
        return FormDeed(name: name, tenant: tenant) {
            let user = try await users.create(
                address: form["address"], name: form.invitedName, role: role, of: tenant)
            return FormOutcome(user, status: 201, subject: user.id.text, after: user.json)
        }
    }

    private func welcome(
        _ former: ConsoleUser, back role: ConsoleRole, _ form: ConsoleForm, in context: ConsoleContext
    ) -> FormDeed<ConsoleUser> {
        let (users, tenant) = (services.admin.consoleUsers, context.tenant.id)
        return FormDeed(
            name: "console_user.update", tenant: tenant, subject: former.id.text, before: former.json
        ) {
            let change = ConsoleUserChange(name: form.invitedName, role: role, isDisabled: false)
            let user = try await users.update(former.id, change, of: tenant)
            return FormOutcome(user, after: user.json)
        }
    }

    private func issue(
        to user: ConsoleUser, _ minutes: Int, in context: ConsoleContext
    ) -> FormDeed<ConsoleLink> {
        let (sessions, base) = (services.sessions, context.baseURL)
        return FormDeed(name: "console_link.create", tenant: context.tenant.id, subject: user.id.text) {
            let link = try await sessions.issueLink(for: user, expiresInMinutes: minutes)
            return FormOutcome(link, status: 201, subject: link.id.text, after: link.json(baseURL: base))
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ListUsers(services: services).page(in: context, form: form, problem: problem)
    }
}

extension ConsoleForm {
    /// Who has no name typed goes by the address.
    fileprivate var invitedName: String { self["name"].isEmpty ? self["address"] : self["name"] }
}
