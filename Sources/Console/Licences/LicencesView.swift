/// The licences with their seats, and the form that adds one.
struct LicencesView {
    let page: PageView
    let seats: [SeatsView]
    let isEmpty: Bool
    let decision: GuardView?
    let form: LicenceFormView
}
