/// What has become of claims, by pages: of one licence, or of one person.
struct HistoryView {
    let page: PageView
    let backPath: String
    let backLabel: String
    let heading: String
    let sub: String
    /// What the other column is about.
    let otherLabel: String
    let changes: [HistoryLine]
    let hasChanges: Bool
    let emptySentence: String
    /// Of a search for people; nil where there is none.
    let searchPath: String?
    let text: String
    let warning: String?
    let isFiltered: Bool
    let exportPath: String
    let links: PageLinks
}
