import AdminAPI
import Directory
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET …/{configuration}/delete`: what hangs on the configuration, and what is to become of it.
struct ShowDeletion: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.mayAct else { throw Failure.roleForbids }
        return try await page(in: context)
    }

    func page(
        in context: ConsoleContext, form: ConsoleForm? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let configuration = try await context.configuration(in: services)
        let count = try await services.admin.former.count(of: configuration.id, in: context.tenant)
        let view = DeletionView(
            page: PageView("Delete \(configuration.name)", at: .settings, in: context),
            path: context.path(of: configuration), name: configuration.name, count: count, form: form,
            problem: problem)
        return .page(view, "configuration-delete", status: problem?.status ?? .ok)
    }
}
