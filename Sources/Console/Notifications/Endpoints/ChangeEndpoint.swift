import AdminAPI
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/{endpoint}/settings` with the `version` that was seen.
struct ChangeEndpoint: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.update"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        var change = try form.endpointChange()
        if endpoint.settings.isPolled { change.url = nil }
        let changed = try await services.admin.webhookEndpoints.update(
            endpoint.id, change, ifVersion: form.versions, of: context.tenant)
        return .redirected(to: endpoint.path, done: .endpointChanged, after: changed.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        let endpoint = try await context.endpoint(in: services)
        return try await ShowEndpoint(services: services).page(
            of: endpoint, in: context,
            form: EndpointFormView(form, problem: problem, current: endpoint.version), status: problem.status)
    }
}
