/// Who did what, by pages.
struct AuditView {
    struct Line {
        let when: MomentView
        let actorName: String
        let action: String
        let about: String?
        let outcome: String
        let colour: String
        let asked: String?
    }

    let page: PageView
    let action: String
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
