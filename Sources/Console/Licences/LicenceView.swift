/// One licence: its seats, its line, and the form that changes it.
struct LicenceView {
    /// Somebody who waits.
    struct Waiting {
        let path: String
        let shownName: String
        let place: Int
        let since: MomentView
    }

    /// What a change would do.
    struct Preview {
        let gets: Int
        let loses: Int
        let tooMany: Int
        let seatsAfter: Int
        let isUnchanged: Bool
        let hasTooMany: Bool
        let isWhole: Bool
    }

    let page: PageView
    let path: String
    let product: String
    let bar: SeatsView
    let line: [Waiting]
    let hasLine: Bool
    let links: PageLinks
    let form: LicenceFormView
    let preview: Preview?
    let holdersPath: String
    /// Who keeps a seat for a while yet; nil for nobody.
    let gracePath: String?
    let exportPath: String
    let tooMany: String?
}
