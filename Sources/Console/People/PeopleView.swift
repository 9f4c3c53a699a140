/// The list of people.
struct PeopleView {
    struct Line {
        let path: String
        let shownName: String
        let userName: String
        let title: String?
        let isActive: Bool
        let source: String
        let licences: [Licence]
    }

    struct Licence {
        let licenceName: String
        let licenceState: String
        let colour: String
    }

    let page: PageView
    let total: String
    let text: String
    let states: [Choice]
    let licences: [Choice]
    let sources: [Choice]
    let lines: [Line]
    let isEmpty: Bool
    /// Whether nobody was found as far as was looked, and there is more to look at.
    let goesOn: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
