/// The mail that was written, by pages.
struct MailView {
    let page: PageView
    let wantedRecipient: String
    let states: [Choice]
    let types: [Choice]
    let mails: [MailLine]
    let hasMails: Bool
    let isFiltered: Bool
    let links: PageLinks
    let exportPath: String
}
