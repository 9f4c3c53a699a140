/// One contact, to be changed.
struct ContactView {
    let page: PageView
    let path: String
    let contactAddress: String
    let isUnsubscribed: Bool
    let form: ContactFormView
}
