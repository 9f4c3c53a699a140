/// The profile of a person.
struct PersonView {
    struct Licence {
        let licenceID: String
        let licenceName: String
        let licencePath: String
        let licenceState: String
        let colour: String
        let why: String
        let sinceAt: MomentView?
        let untilAt: MomentView?
        let canTake: Bool
        let canLift: Bool
    }

    struct Group {
        let groupPath: String
        let groupName: String
    }

    let page: PageView
    let path: String
    let shownName: String
    let userName: String
    let isActive: Bool
    let sourceName: String
    let sourcePath: String?
    let externalID: String?
    let identifier: String
    let createdAt: MomentView
    let updatedAt: MomentView
    let attributes: [AttributeLines.Line]
    let document: String
    let groups: [Group]
    let hasGroups: Bool
    /// Such as `And 140 more.`
    let moreGroups: String?
    let licences: [Licence]
    let hasLicences: Bool
    let isBehind: Bool
    let choices: [Choice]
    let canGive: Bool
    /// The newest of the seat history.
    let changes: [HistoryLine]
    let hasChanges: Bool
    let hasOlderChanges: Bool
    let happenings: [HappeningView]
    let hasHappenings: Bool
    /// Nil when nothing older is kept.
    let olderPath: String?
    /// Nil on the first page.
    let newestPath: String?
    let logPath: String
}
