import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/delete` with `grace_hours`, the `version` that the operator has seen and, as
/// `confirmation`, the tenant's slug.
struct EndTenant: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (tenant, tenants) = (try await services.tenant(in: context), services.admin.tenants)
        let versions = try form.versions
        guard let hours = form.integer("grace_hours") else {
            throw Failure.wrong("grace_hours", "Say how many hours, as a number.")
        }
        guard form["confirmation"] == tenant.slug else {
            throw Failure.wrong("confirmation", "This is not the slug of the tenant.")
        }
        return FormDeed(name: "tenant.delete", tenant: tenant.id, before: tenant.json) {
            let deleted = try await tenants.delete(tenant.id, afterHours: hours, ifVersion: versions)
            return .done(.tenantDeleted, at: tenant.operatorPath, subject: tenant.id.text, after: deleted.json)
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? {
        guard problem.status == .badRequest else { return nil }
        return try await ShowTenantDeletion(services: services).page(in: context, form: form, problem: problem)
    }
}
