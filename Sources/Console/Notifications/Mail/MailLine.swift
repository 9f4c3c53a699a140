import FoundationEssentials
import Notifications

/// A mail as lists show it.
struct MailLine {
    let recipient: String
    /// The list of what else was written to the same address; nil where the list shows that already.
    let recipientPath: String?
    let subjectMatter: String
    let mailState: String
    let mailColour: String
    let when: MomentView
    let reply: String?

    init(_ mail: Notifications.Notification, _ search: MailSearch? = nil) {
        (recipient, reply) = (mail.recipient, mail.reply)
        recipientPath =
            search?.filter.recipient == nil
            ? PageLinks.link(ListMail.path, [("recipient", mail.recipient)]) : nil
        subjectMatter = mail.type.label
        (mailState, mailColour) = (mail.state.rawValue, mail.state.colour)
        when = MomentView(mail.createdAt)
    }
}
