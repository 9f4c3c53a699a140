import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/notifications/contacts`: who is told by mail, by pages; and whether people are, and which
/// addresses bounce. `q` is a part of an address that is told, `bounced` the whole of one that bounces.
struct ListContacts: Action {
    private static let pageSize = 50
    private static let suppressionsOnPage = 50
    private static let path = "/console/notifications/contacts"

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            in: context, ContactSearch(query), after: query.id("after"), bouncedAfter: query.id("bounced_after"),
            done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, _ search: ContactSearch = ContactSearch(), after: UUID? = nil,
        bouncedAfter: UUID? = nil, form: ConsoleForm? = nil,
        problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let mail = services.admin.mail
        let page = try await services.contacts(
            holding: search.text, after: after, limit: Self.pageSize, of: context.tenant)
        let settings = try await mail.settings.read(of: context.tenant)
        let bounced = try await services.suppressions(
            of: search.bounced, after: bouncedAfter, limit: Self.suppressionsOnPage, of: context.tenant)
        let suppressions = bounced.elements.map { one in
            ContactsView.Suppression(
                liftPath: "/console/notifications/suppressions/\(one.id.text)/lift", suppressed: one.address,
                reply: one.reply, since: MomentView(one.since))
        }
        let view = ContactsView(
            page: PageView("Mail preferences", at: .notifications, in: context, done: done),
            lines: page.elements.map { ContactsView.Line($0) }, hasLines: !page.elements.isEmpty,
            search: search, isFiltered: !search.text.isEmpty,
            exportPath: PageLinks.link("\(Self.path).csv", [("q", search.text)]),
            bouncedExportPath: PageLinks.link(
                "/console/notifications/suppressions.csv", [("bounced", search.bounced)]),
            isBouncedFiltered: !search.bounced.isEmpty,
            bouncedMailPath: PageLinks.link(ListMail.path, [("recipient", search.bounced)]),
            links: PageLinks(Self.path, filters: search.parameters, after: after?.text, next: page.next?.text),
            form: ContactFormView(nil, form: form, problem: problem), isFormOpen: problem != nil,
            isAssignedTold: settings.seatAssigned, isPromotedTold: settings.seatPromoted, suppressions: suppressions,
            hasSuppressions: !suppressions.isEmpty,
            firstBounced: bouncedAfter == nil ? nil : PageLinks.link(Self.path, search.parameters),
            nextBounced: bounced.next.map {
                PageLinks.link(Self.path, search.parameters + [("bounced_after", $0.text)])
            },
            hasBouncedPages: bouncedAfter != nil || bounced.next != nil)
        return .page(view, "contacts", status: problem?.status ?? .ok)
    }
}
