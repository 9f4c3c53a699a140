import Hummingbird
import Web

/// `GET /console/settings/scim/new`.
struct ShowNewConfiguration: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.mayAct else { throw Failure.roleForbids }
        return try await page(in: context, form: nil, problem: nil)
    }

    func page(in context: ConsoleContext, form: ConsoleForm?, problem: FormProblem?) async throws -> Response {
        let pools = try await services.pools(of: context.tenant)
        let view = NewConfigurationView(
            page: PageView("Add a SCIM configuration", at: .settings, in: context),
            form: ConfigurationFormView(form, pools: pools, problem: problem))
        return .page(view, "configuration-new", status: problem?.status ?? .ok)
    }
}
