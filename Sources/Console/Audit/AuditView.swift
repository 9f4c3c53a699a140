import FoundationEssentials
import Tenancy

/// Who did what, by pages.
struct AuditView {
    struct Line {
        let when: MomentView
        let who: String
        /// The list of what they did; nil for who has no id, and for whom the list shows already.
        let whoPath: String?
        let deed: String
        let about: String?
        /// The list of what was done to the same; nil where the list shows that already.
        let aboutPath: String?
        let outcome: String
        let colour: String
        let asked: String?

        init(_ entry: AuditEntry, _ search: AuditSearch) {
            when = MomentView(entry.time)
            (who, deed, about, asked) = (entry.actorName, entry.action, entry.subject, entry.request)
            whoPath = search.actor == nil ? entry.actorID.map { search.path(setting: "actor", to: $0.text) } : nil
            aboutPath = search.subject.isEmpty ? entry.subject.map { search.path(setting: "subject", to: $0) } : nil
            outcome = entry.outcome.rawValue
            colour =
                switch entry.outcome {
                case .done: "green"
                case .failed: "red"
                case .unknown: "amber"
                }
        }
    }

    let page: PageView
    let action: String
    /// What can be looked for.
    let actions: [String]
    let actor: String?
    let actorName: String?
    let subject: String
    let days: DaySpan
    /// The same list of what everybody did.
    let anyActorPath: String
    let lines: [Line]
    let isEmpty: Bool
    let hasProblem: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
