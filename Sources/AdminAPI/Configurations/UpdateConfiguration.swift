import Directory
import Events
import HTTPTypes
import Hummingbird
import JSON
import Notifications
import Tenancy
import Web

/// `PATCH /tenants/{tenant}/scim-configurations/{configuration}` with any of `name`, `state`, `auto_assign`, `strict`,
/// `allow_duplicate_group_names` and `welcome_email`; 412 when `If-Match` names another version.
struct UpdateConfiguration: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("configuration", of: "SCIM configuration")
        let change = try read(try await request.members())
        let condition = VersionCondition(ifMatch: request.headers[.ifMatch])
        if change.sendsWelcomeMail == true { try await services.events.number(of: context.tenant) }
        let (before, after) = try await services.database.transaction(for: context.tenant) { transaction in
            try await services.keepPool(change.autoAssign?.poolID, in: transaction)
            let (before, after) = try await services.configurations.update(
                id, change, ifVersion: condition.expected, in: transaction)
            let changes = Self.changes(from: before, to: after)
            if !changes.isEmpty {
                services.events.append(
                    [NewEvent(type: .scimConfigurationUpdated, subject: id, changes: changes)], in: transaction)
            }
            if before.state != after.state {
                let type: EventType =
                    after.state == .enabled ? .scimConfigurationEnabled : .scimConfigurationDisabled
                services.events.append([NewEvent(type: type, subject: id)], in: transaction)
            }
            if after.sendsWelcomeMail, !before.sendsWelcomeMail {
                try await services.mail.settings.beginWelcoming(in: transaction)
            }
            if before.sendsWelcomeMail, !after.sendsWelcomeMail {
                try await services.mail.settings.endWelcoming(in: transaction)
            }
            return (before, after)
        }
        if before.version != after.version { services.events.hintSubscribers() }
        return after.response(in: context)
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

    /// By the names of the admin API.
    private static func changes(from before: SCIMConfiguration, to after: SCIMConfiguration) -> [Change] {
        let (old, new) = (before.json(scimBaseURL: nil), after.json(scimBaseURL: nil))
        return ["name", "state", "auto_assign", "strict", "allow_duplicate_group_names", "welcome_email"].compactMap {
            name in
            old[name] == new[name] ? nil : Change(path: name, old: old[name], new: new[name])
        }
    }
}
