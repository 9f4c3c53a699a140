/// The provisioning log by pages.
struct EntriesView {
    struct Line {
        let path: String
        let when: MomentView
        let operation: String
        let outcome: String
        let colour: String
        let about: String?
        let aboutPath: String?
        let source: String
        let code: String?
        let duration: String
    }

    let page: PageView
    let text: String
    let outcomes: [Choice]
    let operations: [Choice]
    let sources: [Choice]
    let resource: String?
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let links: PageLinks
}
