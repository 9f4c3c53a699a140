import Events
import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Notifications
import Tenancy
import Web

/// `POST /tenants/{tenant}/scim-configurations` with `name`, `idp`, `auto_assign`, `strict`,
/// `allow_duplicate_group_names` and `welcome_email`.
struct CreateConfiguration: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let new = try read(try await request.members())
        if new.sendsWelcomeMail { try await services.events.number(of: context.tenant) }
        let configuration = try await services.database.transaction(for: context.tenant) { transaction in
            try await services.keepPool(new.autoAssign.poolID, in: transaction)
            let configuration = try await services.configurations.create(new, in: transaction)
            services.events.append([created(configuration)], in: transaction)
            if new.sendsWelcomeMail { try await services.mail.settings.beginWelcoming(in: transaction) }
            return configuration
        }
        services.events.hintSubscribers()
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

    private func created(_ configuration: SCIMConfiguration) -> NewEvent {
        NewEvent(
            type: .scimConfigurationCreated, subject: configuration.id,
            data: ["name": .string(configuration.name), "idp": .string(configuration.idp.rawValue)])
    }
}
