import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `POST /tenants/{tenant}/scim-configurations` with `name`, `idp`, `auto_assign`, `strict`,
/// `allow_duplicate_group_names` and `welcome_email`.
struct CreateConfiguration: Action {
    let lifecycle: ConfigurationLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let configuration = try await lifecycle.create(read(try await request.members()), of: context.tenant)
        return configuration.response(
            in: context, status: .created,
            headers: [.location: context.url(of: configuration.id, in: "scim-configurations")])
    }

    private func read(_ body: BodyMembers) throws -> NewSCIMConfiguration {
        var members = body
        let name = members.string("name")
        let idp = members.word("idp", default: IdentityProvider.generic)
        let autoAssign = members.autoAssign()
        let isStrict = members.optionalBoolean("strict") ?? false
        let allowsDuplicates = members.optionalBoolean("allow_duplicate_group_names") ?? false
        let sendsWelcomeMail = members.optionalBoolean("welcome_email") ?? false
        try members.finish()
        return NewSCIMConfiguration(
            name: name, idp: idp, autoAssign: autoAssign ?? .off, isStrict: isStrict,
            allowsDuplicateGroupNames: allowsDuplicates, sendsWelcomeMail: sendsWelcomeMail)
    }
}
