import Hummingbird
import Web

/// `GET /console/licences`.
struct ListLicences: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        try await page(in: context, done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, form: ConsoleForm? = nil, problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let seats = try await services.seats(of: context.tenant)
        let view = LicencesView(
            page: PageView("Licences", at: .licences, in: context, done: done), seats: seats, isEmpty: seats.isEmpty,
            decision: try await services.guardView(of: context.tenant), form: LicenceFormView(form, problem: problem))
        return .page(view, "licences", status: problem?.status ?? .ok)
    }
}
