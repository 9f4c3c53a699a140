import HTTPTypes
import JSON
import Notifications
import Web

extension AdminOperations {
    static let notifications: [AdminOperation] = sent + contacts + settings + templates

    private static let base = "/tenants/{tenant}/notification"

    private static let sent: [AdminOperation] = [
        .list(
            "\(base)s", "listNotifications", "What was written to whom and what became of it, the newest first.",
            of: "Notification", filters: [.filter("state", "Only those in this state.", NotificationState.self)]),
        .read(
            "\(base)s/{notification}", "readNotification", "One notification.", "Notification", isVersioned: false,
            refusals: .mail(.notificationNotFound)),
        .list(
            "\(base)-suppressions", "listSuppressions", "Addresses that bounced, to which nothing is sent.",
            of: "Suppression"),
        .delete(
            "\(base)-suppressions/{suppression}", "liftSuppression", "Mail may go to the address again.",
            isVersioned: false, refusals: .mail(.suppressionNotFound)),
    ]

    private static let allContacts = "\(base)-preferences"
    private static let oneContact = "\(base)-preferences/{contact}"
    private static let badContact: [Failure] = .mail(.addressInvalid(""), .localeInvalid, .contactAddressTaken)

    private static let contacts: [AdminOperation] = [
        .list(allContacts, "listContacts", "Who is told by mail, in the order of their making.", of: "Contact"),
        .create(
            allContacts, "createContact", "Makes a contact.", body: AdminSchemas.newContact, "Contact",
            refusals: badContact + .mail(.tooManyContacts(limit: 0))),
        .read(oneContact, "readContact", "One contact.", "Contact", refusals: .mail(.contactNotFound)),
        .update(
            oneContact, "updateContact", "Changes a contact.", body: AdminSchemas.contactChange, "Contact",
            refusals: badContact + .mail(.contactNotFound, .contactChanged)),
        .delete(
            oneContact, "deleteContact", "Deletes a contact; what waits for it is not sent.", isVersioned: false,
            isShownBeforehand: true,
            refusals: .mail(.contactNotFound)),
    ]

    private static let settings: [AdminOperation] = [
        .read(
            "\(base)-settings", "readMailSettings", "Whether the tenant's people are written to themselves.",
            "MailSettings", isVersioned: false),
        AdminOperation(
            .patch, "\(base)-settings", "updateMailSettings", "Changes whether people are written to.",
            body: DescribedBody(AdminSchemas.mailSettingsChange),
            answers: [.ok("MailSettings", isVersioned: false)]),
    ]

    private static let oneTemplate = "\(base)-templates/{type}/{locale}"
    private static let badTemplate: [Failure] = .mail(
        .typeUnknown, .localeInvalid, .templateInvalid(part: "", sentence: ""))

    private static let templates: [AdminOperation] = [
        .whole(
            "\(base)-templates", "listTemplates", "Every type of mail, with the built-in texts and the tenant's own.",
            of: "MailTemplates"),
        AdminOperation(
            .put, oneTemplate, "putTemplate", "Puts texts in place of the built-in ones.",
            body: DescribedBody(AdminSchemas.template), answers: [.ok("MailTemplate", isVersioned: false)],
            refusals: badTemplate + .mail(.tooManyTemplates(limit: 0))),
        .delete(
            oneTemplate, "deleteTemplate", "Goes back to the built-in texts.", isVersioned: false,
            refusals: .mail(.typeUnknown, .localeInvalid, .templateNotFound)),
        AdminOperation(
            .post, "\(oneTemplate)/preview", "previewTemplate",
            "What a mail would look like, with texts to be tried or the ones in force.",
            body: DescribedBody(AdminSchemas.previewed), answers: [.ok("MailText", isVersioned: false)],
            refusals: badTemplate + .mail(.templateNotFound)),
    ]
}
