/// One group with a page of its members.
struct GroupView {
    struct Member {
        let path: String
        let memberName: String
        let memberUserName: String
        let isActive: Bool
        let isPerson: Bool
    }

    let page: PageView
    let groupName: String
    let sourceName: String
    let externalID: String?
    let identifier: String
    let updatedAt: MomentView
    let members: [Member]
    let hasMembers: Bool
    let path: String
    let text: String
    let warning: String?
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
