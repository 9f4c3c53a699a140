/// The list of groups.
struct GroupsView {
    struct Line {
        let path: String
        let groupName: String
        let source: String
        let updatedAt: MomentView
    }

    let page: PageView
    let total: String
    let text: String
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
