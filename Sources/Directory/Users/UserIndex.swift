import JSON
import Postgres
import SCIM

/// What the columns and side tables keep of a person's document, so that it can be found and kept unique.
struct UserIndex: Sendable, Hashable {
    struct Email: Sendable, Hashable {
        let valueKey: String?
        let typeKey: String?
        let isPrimary: Bool?
    }

    let userName: String
    let displayName: String?
    let employeeNumber: String?
    let active: Bool
    let emails: [Email]

    /// `document` is a validated resource that says whether the person is active. Throws `invalidValue` for a text that is
    /// too long for an index.
    init(_ document: JSONObject) throws(SCIMError) {
        userName = document["userName"]?.stringValue ?? ""
        displayName = document["displayName"]?.stringValue
        employeeNumber = document[URN.enterpriseUser]?["employeeNumber"]?.stringValue
        active = document["active"]?.boolValue ?? true
        emails = (document["emails"]?.arrayValue ?? []).map { email in
            Email(
                valueKey: email["value"]?.stringValue.map(CaseFolding.key),
                typeKey: email["type"]?.stringValue.map(CaseFolding.key),
                isPrimary: email["primary"]?.boolValue)
        }
        try IndexedText.check(userName, "userName")
        try IndexedText.check(displayName, "displayName")
        try IndexedText.check(employeeNumber, "employeeNumber")
        for email in emails { try IndexedText.check(email.valueKey, "emails.value") }
    }

    /// `user_name` to `active` of `users.insert` and `users.update`.
    var binds: [Bind] {
        [
            .text(userName), .text(CaseFolding.key(userName)), .text(displayName),
            .text(displayName.map(CaseFolding.key)), .text(employeeNumber.map(CaseFolding.key)), .bool(active),
        ]
    }

    /// What follows the user's id in `user_emails.insert`.
    var emailBinds: [Bind] {
        [
            .texts(emails.map(\.valueKey)), .texts(emails.map(\.typeKey)),
            .texts(emails.map { $0.isPrimary.map { $0 ? "true" : "false" } }),
        ]
    }
}
