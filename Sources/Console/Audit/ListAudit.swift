import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `GET /console/audit-log` with `action`, the newest first, by pages.
struct ListAudit: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let action = query.text("action")
        let after = query.id("after")
        let page = try await services.admin.audit.page(
            Self.filter(query, in: context), before: after, limit: Self.pageSize)
        let view = AuditView(
            page: PageView("Audit log", at: .audit, in: context), action: action,
            lines: page.elements.map(Self.line), isEmpty: page.elements.isEmpty, isFiltered: !action.isEmpty,
            links: PageLinks(
                "/console/audit-log", filters: [("action", action)], after: after?.text, next: page.next?.text),
            exportPath: PageLinks.link("/console/audit-log.csv", [("action", action)]))
        return .page(view, "audit")
    }

    static func filter(_ query: Query, in context: ConsoleContext) -> AuditFilter {
        var filter = AuditFilter()
        filter.tenantID = context.tenant.id
        let action = query.text("action")
        filter.action = action.isEmpty ? nil : action
        return filter
    }

    private static func line(_ entry: AuditEntry) -> AuditView.Line {
        let colours: [AuditEntry.Outcome: String] = [.done: "green", .failed: "red", .unknown: "amber"]
        return AuditView.Line(
            when: MomentView(entry.time), actorName: entry.actorName, action: entry.action, about: entry.subject,
            outcome: entry.outcome.rawValue, colour: colours[entry.outcome] ?? "grey", asked: entry.request)
    }
}
