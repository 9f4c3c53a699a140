import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/settings`.
struct ChangeEndpoint: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.update"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        let endpoint = try await context.endpoint(in: services)
        var change = try form.endpointChange()
        if endpoint.settings.isPolled { change.url = nil }
        _ = try await services.admin.webhookEndpoints.update(endpoint.id, change, of: context.tenant)
        return .redirected(to: endpoint.path, done: .endpointChanged)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowEndpoint(services: services).page(
            of: context.endpoint(in: services), in: context, form: EndpointFormView(form, problem: problem),
            status: problem.status)
    }
}
