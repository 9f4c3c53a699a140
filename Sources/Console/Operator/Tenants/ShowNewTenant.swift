import Hummingbird
import Web

/// `GET /console/operator/new-tenant`.
struct ShowNewTenant: Action {
    static let path = "/console/operator/new-tenant"

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        page(in: context)
    }

    func page(
        in context: OperatorContext, form: ConsoleForm = ConsoleForm(), problem: FormProblem? = nil
    ) -> Response {
        let view = NewTenantView(
            page: PageView("Make a tenant", at: .tenants, in: context), slug: form["slug"], name: form["name"],
            problem: problem?.general(besides: ["slug", "name"]), slugProblem: problem?["slug"],
            nameProblem: problem?["name"])
        return .page(view, "tenant-new", status: problem?.status ?? .ok)
    }
}
