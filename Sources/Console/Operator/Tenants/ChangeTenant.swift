import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/suspend` and `/resume` with the `version` that the operator has seen; the first asks
/// before it is done.
struct ChangeTenant: OperatorForm {
    let verb: TenantVerb
    let services: ConsoleServices

    init(_ verb: TenantVerb, services: ConsoleServices) {
        (self.verb, self.services) = (verb, services)
    }

    func question(_ form: ConsoleForm, in context: OperatorContext) async throws -> ConfirmationView? {
        guard verb == .suspend else { return nil }
        let tenant = try await services.tenant(in: context)
        return ConfirmationView(
            page: PageView("Suspend a tenant", at: .tenants, in: context), back: (tenant.operatorPath, tenant.name),
            heading: "Suspend \(tenant.name)",
            sentences: [
                "Its identity providers are refused until it is resumed. People, seats and events stay as they are."
            ], form: form, actionPath: "\(tenant.operatorPath)/suspend", button: "Suspend tenant", isDanger: true)
    }

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (verb, tenants) = (verb, services.admin.tenants)
        let (tenant, versions) = (try await services.tenant(in: context), try form.versions)
        return FormDeed(name: verb.name, tenant: tenant.id, before: tenant.json) {
            let changed = try await verb.perform(on: tenant, ifVersion: versions, by: tenants)
            return .done(verb.done, at: tenant.operatorPath, subject: tenant.id.text, after: changed.json)
        }
    }
}
