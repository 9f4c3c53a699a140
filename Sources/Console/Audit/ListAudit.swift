import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/audit-log` with `action`, `actor`, `subject`, `since` and `until`, the newest first, by pages.
struct ListAudit: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let search = AuditSearch(query)
        let after = query.id("after")
        let page =
            search.days.hasProblem
            ? Page(elements: [], next: nil)
            : try await services.admin.audit.page(
                search.filter(of: context.tenant.id), before: after, limit: Self.pageSize)
        let actorName = page.elements.first?.actorName
        let view = AuditView(
            page: PageView("Audit log", at: .audit, in: context), action: search.action,
            actions: AuditActions.ofTenants, actor: search.actor?.text,
            actorName: search.actor.map { actorName ?? $0.text }, subject: search.subject, days: search.days,
            anyActorPath: search.path(setting: "actor", to: ""),
            lines: page.elements.map { AuditView.Line($0, search) }, isEmpty: page.elements.isEmpty,
            hasProblem: search.days.hasProblem, isFiltered: !search.isEmpty,
            links: PageLinks(
                "/console/audit-log", filters: search.parameters, after: after?.text, next: page.next?.text),
            exportPath: PageLinks.link("/console/audit-log.csv", search.parameters))
        return .page(view, "audit", status: search.days.hasProblem ? .badRequest : .ok)
    }
}
