import Directory
import FoundationEssentials
import JSON

/// What a list shows of a person.
struct PersonLine: Sendable {
    let id: UUID
    let userName: String
    let displayName: String?
    let address: String?
    let title: String?
    let isActive: Bool
    let configurationID: UUID

    /// What the person is called where one line is enough.
    var shownName: String { displayName ?? userName }

    init(_ stored: StoredResource) throws {
        let attributes = try stored.attributes()
        id = stored.id
        configurationID = stored.configurationID
        userName = attributes["userName"]?.stringValue ?? ""
        let name = attributes["name"]
        displayName = attributes["displayName"]?.stringValue ?? name?["formatted"]?.stringValue
        let emails = attributes["emails"]?.arrayValue ?? []
        address = (emails.first { $0["primary"] == true } ?? emails.first)?["value"]?.stringValue
        title = attributes["title"]?.stringValue
        isActive = attributes["active"] != false
    }
}
