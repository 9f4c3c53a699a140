/// Where the tenant's events are sent, and to whom mail goes.
struct NotificationsView {
    struct Endpoint {
        let path: String
        let url: String
        let types: String
        let state: String
        let colour: String
        let note: String?
    }

    struct Mail {
        let recipient: String
        let kind: String
        let state: String
        let when: MomentView
        let reply: String?
    }

    let page: PageView
    let endpoints: [Endpoint]
    let hasEndpoints: Bool
    let mails: [Mail]
    let hasMails: Bool
    let links: PageLinks
}
