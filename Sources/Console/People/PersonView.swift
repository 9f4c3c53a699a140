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
        let canTake: Bool
        let canLift: Bool
    }

    struct Group {
        let groupPath: String
        let groupName: String
    }

    struct Request {
        let entryPath: String
        let when: MomentView
        let operation: String
        let outcome: String
        let colour: String
        let code: String?
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
    let licences: [Licence]
    let hasLicences: Bool
    let isBehind: Bool
    let choices: [Choice]
    let canGive: Bool
    let requests: [Request]
    let hasRequests: Bool
    let logPath: String
}
