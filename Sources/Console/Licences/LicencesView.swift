/// The licences with their seats, and the form that adds one.
struct LicencesView {
    let page: PageView
    let seats: [SeatsView]
    let isEmpty: Bool
    let text: String
    let isFiltered: Bool
    let exportPath: String
    let links: PageLinks
    let decision: GuardView?
    let form: LicenceFormView
}
