/// Who has seats of a licence that has become too small, to be chosen from.
struct OverflowView {
    struct Holder {
        let fieldName: String
        let personPath: String
        let personName: String
        let userName: String
        let seat: String
        let isTicked: Bool
    }

    let page: PageView
    let path: String
    let licenceName: String
    let overflow: String
    let hasOverflow: Bool
    let holders: [Holder]
    let hasHolders: Bool
    /// How many the button takes that takes the highest seats; nil where everybody who is proposed is listed.
    let highest: String?
    /// Whether everybody with a seat is listed, and not only who is proposed.
    let isEverybody: Bool
    /// Where this page of everybody begins.
    let after: String
    let links: PageLinks
    let problem: String?
}
