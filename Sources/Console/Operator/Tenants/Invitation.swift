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
        let (users, role) = (services.admin.consoleUsers, ConsoleRole(rawValue: form["role"]))
        let (address, tenant) = (form["address"], tenant.id)
        guard let known = try await users.find(address: address, of: tenant) else {
            let create = OperatorDeed(name: "console_user.create", tenant: tenant) {
                let user = try await users.create(address: address, name: address, role: role ?? .owner, of: tenant)
                return OperatorOutcome(user, status: 201, subject: user.id.text, after: user.json)
            }
            return try await link(for: services.audited(create, asked: form, in: context))
        }
        guard let role, role != known.role else { return try await link(for: known) }
        let update = OperatorDeed(
            name: "console_user.update", tenant: tenant, subject: known.id.text, before: known.json
        ) {
            let user = try await users.update(known.id, ConsoleUserChange(role: role), of: tenant)
            return OperatorOutcome(user, after: user.json)
        }
        return try await link(for: services.audited(update, asked: form, in: context))
    }

    /// The one page that shows the link is made of this.
    func link(for user: ConsoleUser) async throws -> IssuedLinkView {
        let (sessions, base) = (services.sessions, context.baseURL)
        let deed = OperatorDeed(name: "console_link.create", tenant: tenant.id, subject: user.id.text) {
            let link = try await sessions.issueLink(for: user)
            return OperatorOutcome(link, status: 201, subject: link.id.text, after: link.json(baseURL: base))
        }
        let link = try await services.audited(deed, asked: form, in: context)
        return IssuedLinkView(
            linkURL: base + link.path, address: user.address, expiresAt: MomentView(link.expiresAt))
    }
}
