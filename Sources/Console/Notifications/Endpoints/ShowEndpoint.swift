import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/{endpoint}` with `state`: a webhook endpoint, and what was sent to it, the newest first, by pages.
struct ShowEndpoint: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            of: context.endpoint(in: services), in: context,
            state: WebhookDelivery.State(rawValue: query.text("state")), after: query.id("after"),
            done: DoneMessage(request.uri.query))
    }

    func page(
        of endpoint: WebhookEndpoint, in context: ConsoleContext, state: WebhookDelivery.State? = nil,
        after: UUID? = nil, secret: WebhookSecret? = nil, form: EndpointFormView? = nil, refusal: FormProblem? = nil,
        status: HTTPResponse.Status = .ok, done: DoneMessage? = nil
    ) async throws -> Response {
        let page = try await services.admin.deliveries.page(
            to: endpoint.id, of: context.tenant, in: state, before: after, limit: Self.pageSize)
        let settings = endpoint.settings
        let filters = [("state", state?.rawValue ?? "")]
        let view = EndpointView(
            page: PageView(endpoint.shownName, at: .notifications, in: context, done: done), path: endpoint.path,
            url: endpoint.shownName, description: settings.description, state: endpoint.state.rawValue,
            colour: endpoint.state == .enabled ? "green" : "red", note: endpoint.disabledReason?.sentence,
            types: endpoint.shownTypes, format: settings.format.label,
            headerNames: settings.headers.isEmpty ? nil : settings.headers.map(\.name).joined(separator: ", "),
            failingSince: MomentView(endpoint.health.failingSince), failures: endpoint.health.failures,
            previousSecretUntil: MomentView(
                endpoint.previousSecretUntil.flatMap { $0 > services.clock.now() ? $0 : nil }),
            isEnabled: endpoint.state == .enabled, isPolled: settings.isPolled,
            secret: secret.map { Self.view($0, at: endpoint.path) },
            problem: refusal?.general(besides: []), form: form ?? EndpointFormView(endpoint), isFormOpen: form != nil,
            pasts: PastHours.choices(chosen: .day),
            deliveries: page.elements.map { DeliveryLine($0, mayRetry: context.mayAct && !settings.isPolled) },
            hasDeliveries: !page.elements.isEmpty,
            states: [Choice("", "Any state", chosen: state?.rawValue ?? "")]
                + WebhookDelivery.State.allCases.map {
                    Choice($0.rawValue, $0.rawValue.capitalized, chosen: state?.rawValue ?? "")
                },
            links: PageLinks(endpoint.path, filters: filters, after: after?.text, next: page.next?.text),
            exportPath: PageLinks.link("\(endpoint.path)/deliveries.csv", filters))
        return .page(view, "endpoint", status: refusal?.status ?? status)
    }

    private static func view(_ secret: WebhookSecret, at path: String) -> SecretView {
        SecretView(
            title: "Copy the secret now", sentence: "The receiver verifies with it that a message is ours",
            label: "Signing secret", text: secret.text,
            here: path)
    }
}
