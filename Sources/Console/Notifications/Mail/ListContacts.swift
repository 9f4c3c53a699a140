import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/contacts`: who is told by mail, by pages; and whether people are, and which addresses bounce.
struct ListContacts: Action {
    private static let pageSize = 50
    private static let suppressionsOnPage = 50
    private static let path = "/console/notifications/contacts"

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            in: context, after: query.id("after"), bouncedAfter: query.id("bounced_after"),
            done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, after: UUID? = nil, bouncedAfter: UUID? = nil, form: ConsoleForm? = nil,
        problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let mail = services.admin.mail
        let page = try await mail.contacts.page(of: context.tenant, after: after, limit: Self.pageSize)
        let settings = try await mail.settings.read(of: context.tenant)
        let bounced = try await mail.suppressions.page(
            of: context.tenant, after: bouncedAfter, limit: Self.suppressionsOnPage)
        let suppressions = bounced.elements.map { one in
            ContactsView.Suppression(
                liftPath: "/console/notifications/suppressions/\(one.id.text)/lift", suppressed: one.address,
                reply: one.reply, since: MomentView(one.since))
        }
        let view = ContactsView(
            page: PageView("Mail preferences", at: .notifications, in: context, done: done),
            lines: page.elements.map { ContactsView.Line($0) }, hasLines: !page.elements.isEmpty,
            links: PageLinks(Self.path, filters: [], after: after?.text, next: page.next?.text),
            form: ContactFormView(nil, form: form, problem: problem), isFormOpen: problem != nil,
            isAssignedTold: settings.seatAssigned, isPromotedTold: settings.seatPromoted, suppressions: suppressions,
            hasSuppressions: !suppressions.isEmpty,
            firstBounced: bouncedAfter == nil ? nil : Self.path,
            nextBounced: bounced.next.map { PageLinks.link(Self.path, [("bounced_after", $0.text)]) },
            hasBouncedPages: bouncedAfter != nil || bounced.next != nil)
        return .page(view, "contacts", status: problem?.status ?? .ok)
    }
}
