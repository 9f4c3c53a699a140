import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// Lets somebody into a tenant's console: who is not known becomes known, and a link is made. Each of it is written down.
struct Invitation {
    let services: ConsoleServices
    let context: OperatorContext
    let form: ConsoleForm
    let tenant: Tenant

    /// By `address` and `role` of the form.
    func make() async throws -> IssuedLinkView {
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
        // Who is disabled gets no link, and no other role by the way.
        guard role != known.role, known.disabledAt == nil else { return try await link(for: known) }
        let update = FormDeed(
            name: "console_user.update", tenant: tenant, subject: known.id.text, before: known.json
        ) {
            let user = try await users.update(known.id, ConsoleUserChange(role: role), of: tenant)
            return FormOutcome(user, after: user.json)
        }
        return try await link(for: services.audited(update, asked: form, in: context))
    }

    /// The one page that shows the link is made of this.
    func link(for user: ConsoleUser) async throws -> IssuedLinkView {
        let (sessions, base) = (services.sessions, context.baseURL)
        let deed = FormDeed(name: "console_link.create", tenant: tenant.id, subject: user.id.text) {
            let link = try await sessions.issueLink(for: user)
            return FormOutcome(link, status: 201, subject: link.id.text, after: link.json(baseURL: base))
        }
        let link = try await services.audited(deed, asked: form, in: context)
        return IssuedLinkView(
            linkURL: base + link.path, address: user.address, expiresAt: MomentView(link.expiresAt))
    }
}
