/// Where the tenant's events are sent, and to whom mail went last.
struct NotificationsView {
    struct Endpoint {
        let path: String
        let url: String
        let types: String
        let state: String
        let colour: String
        let note: String?
    }

    let page: PageView
    let endpoints: [Endpoint]
    let hasEndpoints: Bool
    let states: [Choice]
    let isFiltered: Bool
    let exportPath: String
    let mails: [MailLine]
    let hasMails: Bool
}
