package import FoundationEssentials
import JSON

/// What one has to know of a person to write to that person.
package struct UserCard: Sendable, Hashable {
    package let id: UUID
    package let userName: String
    /// The displayName, else the formatted or given name, else the userName.
    package let displayName: String
    /// The primary e-mail address, else the first; nil when there is none.
    package let address: String?
    /// The preferredLanguage, else the locale.
    package let language: String?

    init(id: UUID, userName: String, attributes: JSONObject) {
        self.id = id
        self.userName = userName
        let name = attributes["name"]
        displayName =
            attributes["displayName"]?.stringValue ?? name?["formatted"]?.stringValue ?? name?["givenName"]?.stringValue
            ?? userName
        let emails = attributes["emails"]?.arrayValue ?? []
        let primary = emails.first { $0["primary"] == true } ?? emails.first
        address = primary?["value"]?.stringValue
        language = attributes["preferredLanguage"]?.stringValue ?? attributes["locale"]?.stringValue
    }
}
