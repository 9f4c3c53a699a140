import Notifications

/// To whom mail goes: contacts, the tenant's own people, and where it can't.
struct ContactsView {
    struct Line {
        let contactPath: String
        let contactAddress: String
        let contactLocale: String
        let digest: String
        let ways: String
        let isUnsubscribed: Bool

        init(_ contact: MailContact) {
            contactPath = "/console/notifications/contacts/\(contact.id.text)"
            (contactAddress, contactLocale) = (contact.address, contact.locale)
            digest = contact.digest.rawValue
            ways = MailDelivery.allCases.compactMap { way in
                let count = MailType.forContacts.count { contact.delivery(of: $0) == way }
                return count == 0 ? nil : "\(count) \(way.label.lowercased())"
            }.joined(separator: ", ")
            isUnsubscribed = contact.state == .unsubscribed
        }
    }

    struct Suppression {
        let liftPath: String
        let suppressed: String
        let reply: String
        let since: MomentView
    }

    let page: PageView
    let lines: [Line]
    let hasLines: Bool
    let search: ContactSearch
    let isFiltered: Bool
    let exportPath: String
    let bouncedExportPath: String
    let isBouncedFiltered: Bool
    /// What was sent to the address that is looked for.
    let bouncedMailPath: String
    let links: PageLinks
    let form: ContactFormView
    let isFormOpen: Bool
    let isAssignedTold: Bool
    let isPromotedTold: Bool
    let suppressions: [Suppression]
    let hasSuppressions: Bool
    /// Nil on the first page of them.
    let firstBounced: String?
    /// Nil on the last.
    let nextBounced: String?
    let hasBouncedPages: Bool
}
