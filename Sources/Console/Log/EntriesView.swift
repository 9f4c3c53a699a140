/// The provisioning log by pages.
struct EntriesView {
    let page: PageView
    let text: String
    let outcomes: [Choice]
    let operations: [Choice]
    let sources: [Choice]
    let resource: String?
    let lines: [EntryLine]
    let isEmpty: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
    /// The page as it is by now.
    let refreshPath: String
    /// What is asked for while somebody follows; nil on pages of the past.
    let livePath: String?
}
