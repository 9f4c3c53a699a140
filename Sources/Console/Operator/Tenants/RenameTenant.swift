import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/name` with `name` and the `version` that the operator has seen. The slug stays: it is in
/// the addresses that identity providers call.
struct RenameTenant: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (tenant, tenants) = (try await services.tenant(in: context), services.admin.tenants)
        let versions = try form.versions
        return FormDeed(name: "tenant.update", tenant: tenant.id, before: tenant.json) {
            let renamed = try await tenants.rename(tenant.id, to: form["name"], ifVersion: versions)
            return .done(.tenantRenamed, at: tenant.operatorPath, subject: tenant.id.text, after: renamed.json)
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        let tenant = try await services.tenant(in: context)
        return try await ShowTenant(services: services).page(
            of: tenant, in: context, naming: TenantNameView(tenant, form, problem), status: problem.status)
    }
}
