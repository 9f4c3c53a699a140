/// What callers can get wrong about mail.
package enum MailError: Error, Sendable, Hashable {
    case contactNotFound
    /// The contact has another version than the caller knows.
    case contactChanged
    case contactAddressTaken
    case tooManyContacts(limit: Int)
    /// The sentence says why.
    case addressInvalid(String)
    case localeInvalid
    case typeUnknown
    case templateNotFound
    /// `part` is `subject`, `text` or `html`.
    case templateInvalid(part: String, sentence: String)
    /// Of one type, each in another locale.
    case tooManyTemplates(limit: Int)
    case notificationNotFound
    case suppressionNotFound

    /// A word for programs; never changes.
    package var code: String {
        switch self {
        case .contactNotFound: "contact_not_found"
        case .contactChanged: "contact_changed"
        case .contactAddressTaken: "contact_address_taken"
        case .tooManyContacts: "too_many_contacts"
        case .addressInvalid: "address_invalid"
        case .localeInvalid: "locale_invalid"
        case .typeUnknown: "notification_type_unknown"
        case .templateNotFound: "template_not_found"
        case .templateInvalid: "template_invalid"
        case .tooManyTemplates: "too_many_templates"
        case .notificationNotFound: "notification_not_found"
        case .suppressionNotFound: "suppression_not_found"
        }
    }
}

extension MailError: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .contactNotFound: "the tenant has no such contact"
        case .contactChanged: "the contact was changed since that version; read it again"
        case .contactAddressTaken: "the tenant has a contact with that address already"
        case .tooManyContacts(let limit): "a tenant has at most \(limit) contacts"
        case .addressInvalid(let sentence), .templateInvalid(_, let sentence): sentence
        case .localeInvalid: "a locale is a language with an optional region, such as en or de-AT"
        case .typeUnknown: "there is no mail of that type"
        case .templateNotFound: "the tenant has no template of its own for that type and locale"
        case .tooManyTemplates(let limit): "a type has templates in at most \(limit) locales"
        case .notificationNotFound: "the tenant has no such notification"
        case .suppressionNotFound: "the tenant has no such suppressed address"
        }
    }
}
