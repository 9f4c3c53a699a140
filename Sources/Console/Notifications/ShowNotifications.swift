import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications` with `state`: the webhook endpoints in that state, and the mail that was written last.
struct ShowNotifications: Action {
    private static let mailsOnPage = 10

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let state = WebhookEndpointState(rawValue: Query(request.uri.query).text("state"))
        let endpoints = try await services.endpoints(of: context.tenant, in: state).map(Self.endpoint)
        let mails = try await services.admin.mail.log.page(of: context.tenant, limit: Self.mailsOnPage)
        let chosen = state?.rawValue ?? ""
        let view = NotificationsView(
            page: PageView("Notifications", at: .notifications, in: context, done: DoneMessage(request.uri.query)),
            endpoints: endpoints, hasEndpoints: !endpoints.isEmpty,
            states: [Choice("", "Any state", chosen: chosen)]
                + WebhookEndpointState.allCases.map { Choice($0.rawValue, $0.rawValue.capitalized, chosen: chosen) },
            isFiltered: state != nil,
            exportPath: PageLinks.link("/console/notifications/endpoints.csv", [("state", chosen)]),
            mails: mails.elements.map { MailLine($0) }, hasMails: !mails.elements.isEmpty)
        return .page(view, "notifications")
    }

    private static func endpoint(_ endpoint: WebhookEndpoint) -> NotificationsView.Endpoint {
        let isEnabled = endpoint.state == .enabled
        return NotificationsView.Endpoint(
            path: endpoint.path, url: endpoint.shownName,
            types: endpoint.shownTypes,
            state: endpoint.state.rawValue, colour: isEnabled ? "green" : "red", note: endpoint.disabledReason?.sentence
        )
    }
}
