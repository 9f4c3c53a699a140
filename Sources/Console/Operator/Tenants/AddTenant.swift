import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/operator/tenants` with `slug` and `name`: a tenant with a schema of its own.
struct AddTenant: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let tenants = services.admin.tenants
        return FormDeed(name: "tenant.create") {
            let tenant = try await tenants.create(slug: form["slug"], name: form["name"])
            return .done(.tenantMade, at: tenant.operatorPath, subject: tenant.id.text, after: tenant.json)
        }
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: OperatorContext
    ) async throws -> Response? {
        ShowNewTenant(services: services).page(in: context, form: form, problem: problem)
    }
}
