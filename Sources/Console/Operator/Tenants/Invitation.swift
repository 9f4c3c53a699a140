import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// Lets somebody into a tenant's console: who is not known becomes known, who was disabled comes back with the role that is chosen,
/// and a link is made. Each of it is written down. Who may sign in already keeps their role: who makes an owner a new link has not
/// asked for an owner less.
struct Invitation {
    let services: ConsoleServices
    let context: OperatorContext
    let form: ConsoleForm
    let tenant: Tenant

    /// By `address` and `role` of the form.
    func make() async throws -> SecretView {
        guard let role = ConsoleRole(rawValue: form["role"]) else { throw Failure.notAForm }
        let users = services.admin.consoleUsers
        let (address, tenant) = (form["address"], tenant.id)
        guard let known = try await users.find(address: address, of: tenant) else {
            let create = FormDeed(name: "console_user.create", tenant: tenant) {
                let user = try await users.create(address: address, name: address, role: role, of: tenant)
                return FormOutcome(user, status: 201, subject: user.id.text, after: user.json)
            }
            return try await link(for: services.audited(create, asked: form, in: context))
        }
        guard known.disabledAt != nil else {
            return try await link(for: known, note: known.role == role ? nil : known.keptRole)
        }
        let update = FormDeed(
            name: "console_user.update", tenant: tenant, subject: known.id.text, before: known.json
        ) {
            let change = ConsoleUserChange(role: role, isDisabled: false)
            let user = try await users.update(known.id, change, of: tenant)
            return FormOutcome(user, after: user.json)
        }
        return try await link(for: services.audited(update, asked: form, in: context))
    }

    /// The one page that shows the link is made of this.
    func link(for user: ConsoleUser, note: String? = nil) async throws -> SecretView {
        let (sessions, base) = (services.sessions, context.baseURL)
        let deed = FormDeed(name: "console_link.create", tenant: tenant.id, subject: user.id.text) {
            let link = try await sessions.issueLink(for: user)
            return FormOutcome(link, status: 201, subject: link.id.text, after: link.json(baseURL: base))
        }
        let link = try await services.audited(deed, asked: form, in: context)
        return SecretView(
            title: "A link for \(user.address)", sentence: "It signs in once, and is good until",
            until: MomentView(link.expiresAt), label: "Link", text: base + link.path, here: tenant.operatorPath,
            note: note)
    }
}

extension ConsoleUser {
    fileprivate var keptRole: String { "\(address) is \(role.rawValue) already; the role stays. Change it below." }
}
