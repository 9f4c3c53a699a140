import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/mail` with `recipient`, `state` and `type`: what was written to whom, the newest first, by pages.
struct ListMail: Action {
    static let path = "/console/notifications/mail"
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let search = MailSearch(query)
        let after = query.id("after")
        let page = try await services.admin.mail.log.page(
            of: context.tenant, search.filter, after: after, limit: Self.pageSize)
        let view = MailView(
            page: PageView("Mail", at: .notifications, in: context), wantedRecipient: search.filter.recipient ?? "",
            states: search.states, types: search.types, mails: page.elements.map { MailLine($0, search) },
            hasMails: !page.elements.isEmpty, isFiltered: search.filter != NotificationFilter(),
            links: PageLinks(Self.path, filters: search.parameters, after: after?.text, next: page.next?.text),
            exportPath: PageLinks.link("\(Self.path).csv", search.parameters))
        return .page(view, "mail")
    }
}
