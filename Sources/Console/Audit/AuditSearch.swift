import FoundationEssentials
import Tenancy
import Web

/// Which entries of the audit log a list shows, as its URL says.
struct AuditSearch: Sendable {
    /// The whole name of an action.
    let action: String
    /// Who did it; of those who have an id.
    let actor: UUID?
    /// What it was done to, as the entry has it.
    let subject: String
    let days: DaySpan

    init(_ query: Query) {
        action = query.text("action")
        actor = query.id("actor")
        subject = query.text("subject")
        days = DaySpan(query)
    }

    var parameters: [(String, String)] {
        [("action", action), ("actor", actor?.text ?? ""), ("subject", subject)] + days.parameters
    }

    var isEmpty: Bool { parameters.allSatisfy(\.1.isEmpty) }

    func filter(of tenant: TenantID) -> AuditFilter {
        var filter = AuditFilter()
        filter.tenantID = tenant
        filter.action = action.isEmpty ? nil : action
        filter.actorID = actor
        filter.subject = subject.isEmpty ? nil : subject
        (filter.since, filter.until) = (days.start, days.end)
        return filter
    }

    /// The list with one filter set otherwise, from its first page on.
    func path(setting name: String, to value: String) -> String {
        PageLinks.link("/console/audit-log", parameters.map { $0.0 == name ? (name, value) : $0 })
    }
}
