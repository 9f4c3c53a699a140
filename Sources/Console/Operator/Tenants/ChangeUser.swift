import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/users/{user}` with `role`, or with `disabled`, which is `true`, and asked about
/// first, or `false`.
struct ChangeUser: OperatorForm {
    let services: ConsoleServices

    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView? {
        guard Bool(form["disabled"]) == true else { return nil }
        let tenant = try await services.tenant(in: context)
        let user = try await services.admin.consoleUsers.find(context.id("user", of: "console user"), of: tenant.id)
        return ConfirmationView(
            page: PageView("Disable a user", at: .tenants, in: context), back: (tenant.operatorPath, tenant.name),
            heading: "Disable \(user.address)",
            sentences: [
                "Every session of \(user.name) ends at once, and no link signs in until the user is enabled again."
            ],
            form: form, actionPath: "\(tenant.operatorPath)/users/\(user.id.text)", button: "Disable user",
            isDanger: true)
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (tenant, users) = (try await services.tenant(in: context), services.admin.consoleUsers)
        let id = try context.id("user", of: "console user")
        let change = ConsoleUserChange(role: ConsoleRole(rawValue: form["role"]), isDisabled: Bool(form["disabled"]))
        guard change.role != nil || change.isDisabled != nil else { throw Failure.notAForm }
        let before = try await users.find(id, of: tenant.id).json
        return FormDeed(name: "console_user.update", tenant: tenant.id, subject: id.text, before: before) {
            let user = try await users.update(id, change, of: tenant.id)
            return .done(.userChanged, at: tenant.operatorPath, after: user.json)
        }
    }
}
