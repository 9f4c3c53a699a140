import JSON
import Postgres
import SCIM

/// What the columns keep of a group's document, so that it can be found and kept unique.
struct GroupIndex: Sendable, Hashable {
    let displayName: String

    /// `document` is a validated resource. Throws `invalidValue` for a name that is too long for an index.
    init(_ document: JSONObject) throws(SCIMError) {
        displayName = document["displayName"]?.stringValue ?? ""
        try IndexedText.check(displayName, "displayName")
    }

    /// `display_name` and `display_name_key` of `groups.insert` and `groups.update`.
    var binds: [Bind] {
        [.text(displayName), .text(CaseFolding.key(displayName))]
    }
}
