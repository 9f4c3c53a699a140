import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `PATCH /tenants/{tenant}/scim-configurations/{configuration}` with any of `name`, `state`, `auto_assign`, `strict`,
/// `allow_duplicate_group_names` and `welcome_email`; 412 when `If-Match` names another version.
struct UpdateConfiguration: Action {
    let lifecycle: ConfigurationLifecycle

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("configuration", of: "SCIM configuration")
        let change = try read(try await request.members())
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        let changed = try await lifecycle.update(id, change, ifVersion: condition.expected, of: context.tenant)
        return changed.response(in: context)
    }

    private func read(_ body: BodyMembers) throws -> SCIMConfigurationChange {
        var members = body
        let change = SCIMConfigurationChange(
            name: members.optionalString("name"), state: members.optionalWord("state"),
            autoAssign: members.autoAssign(), isStrict: members.optionalBoolean("strict"),
            allowsDuplicateGroupNames: members.optionalBoolean("allow_duplicate_group_names"),
            sendsWelcomeMail: members.optionalBoolean("welcome_email"))
        try members.finish()
        return change
    }
}
