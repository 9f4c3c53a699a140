import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications`: adds a webhook endpoint, whose secret this one page shows.
struct AddEndpoint: FormAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.create"
    let subject: String? = nil

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let change = try form.endpointChange()
        guard let format = form["format"].isEmpty ? .standard : WebhookFormat(rawValue: form["format"]) else {
            throw Failure.wrong("format", "Choose one of the formats.")
        }
        let settings = WebhookSettings(
            url: change.url ?? "", description: change.description ?? "", eventTypes: change.eventTypes ?? [],
            format: format, isOrdered: change.isOrdered ?? false, maxConcurrency: change.maxConcurrency ?? 0,
            maxRate: change.maxRate == 0 ? nil : change.maxRate, headers: change.headers ?? [])
        let (endpoint, secret) = try await services.admin.webhookEndpoints.create(settings, for: context.tenant)
        return .shown(
            try await ShowEndpoint(services: services).page(of: endpoint, in: context, secret: secret),
            subject: endpoint.id.text, after: endpoint.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        ShowNewEndpoint(services: services).page(in: context, form: form, problem: problem)
    }
}
