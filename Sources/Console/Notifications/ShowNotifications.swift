import AdminAPI
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications`: the webhook endpoints, and the mail that was written, the newest first, by pages.
struct ShowNotifications: Action {
    private static let mostEndpoints = 100
    private static let pageSize = 25

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let after = Query(request.uri.query).id("after")
        let endpoints = try await services.admin.webhookEndpoints.page(
            of: context.tenant, limit: Self.mostEndpoints
        ).elements.map(Self.endpoint)
        let page = try await services.admin.mail.log.page(of: context.tenant, after: after, limit: Self.pageSize)
        let mails = page.elements.map { mail in
            NotificationsView.Mail(
                recipient: mail.recipient, kind: mail.type.rawValue, state: mail.state.rawValue,
                when: MomentView(mail.createdAt), reply: mail.reply)
        }
        let view = NotificationsView(
            page: PageView("Notifications", at: .notifications, in: context, done: DoneMessage(request.uri.query)),
            endpoints: endpoints, hasEndpoints: !endpoints.isEmpty, mails: mails, hasMails: !mails.isEmpty,
            links: PageLinks("/console/notifications", filters: [], after: after?.text, next: page.next?.text))
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
