import JSON
import Notifications

extension AdminSchemas {
    static let notifications: [Named] = [
        ("Notification", notification.answer), ("Suppression", suppression.answer), ("Contact", contact.answer),
        ("MailSettings", [SchemaMember.boolean("seat_assigned"), .boolean("seat_promoted")].answer),
        ("MailText", text.answer), ("MailTemplate", own.answer), ("MailTemplates", templates.answer),
    ]

    private static let notification: [SchemaMember] = [
        .id("id"), .word("type", MailType.self), .id("event_id").nullable, .id("contact_id").nullable,
        .id("user_id").nullable, .text("recipient"), .word("delivery", MailDelivery.self), .id("digest_id").nullable,
        .word("state", NotificationState.self), .integer("attempts"), .text("reply").nullable, .time("created_at"),
        .time("updated_at"), .time("sent_at").nullable,
    ]

    private static let suppression: [SchemaMember] = [
        .id("id"), .text("address"), .text("reply"), .time("since"),
    ]

    // MARK: Contacts

    private static let contact: [SchemaMember] = [
        .id("id"), .text("address"), .text("locale"), .word("digest", MailContact.DigestPeriod.self),
        .object("types", MailType.forContacts.map { .word($0.rawValue, MailDelivery.self) }),
        .word("state", MailContact.State.self), .integer("version"), .time("created_at"), .time("updated_at"),
    ]

    private static let preferences: [SchemaMember] = [
        .text("locale").optional, .word("digest", MailContact.DigestPeriod.self).optional,
        SchemaMember.part("types", MailType.forContacts.map { .word($0.rawValue, MailDelivery.self).optional })
            .optional,
        .word("state", MailContact.State.self).optional,
    ]

    static let newContact: JSONValue = ([SchemaMember.text("address")] + preferences).body

    static let contactChange: JSONValue = ([SchemaMember.text("address").optional] + preferences).body

    static let mailSettingsChange: JSONValue = [
        SchemaMember.boolean("seat_assigned").optional, .boolean("seat_promoted").optional,
    ].body

    // MARK: Templates

    private static let text: [SchemaMember] = [.text("subject"), .text("text"), .text("html")]

    private static let own: [SchemaMember] =
        [.word("type", MailType.self), .text("locale")] + text + [.time("updated_at")]

    private static let templates: [SchemaMember] = [
        .word("type", MailType.self), .texts("values").said("What a template can name."),
        .reference("built_in", to: "MailText"), .list("overrides", of: "MailTemplate"),
    ]

    private static let newText: [SchemaMember] = [
        .text("subject", 1...MailTemplateText.longestSubject), .text("text", 0...MailTemplateText.longestPart),
        .text("html", 0...MailTemplateText.longestPart),
    ]

    static let template: JSONValue = newText.body

    /// All three texts or none.
    static let previewed: JSONValue = ["oneOf": [newText.body, ["type": "object", "maxProperties": 0]]]
}
