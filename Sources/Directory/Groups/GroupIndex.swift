import JSON
import Postgres
import SCIM

/// What the columns keep of a group's document, so that it can be found and kept unique.
struct GroupIndex: Sendable, Hashable {
    let displayName: String
    /// Whether no other group with an exclusive name may have this one.
    let nameIsExclusive: Bool

    /// `document` is a validated resource. Throws `invalidValue` for a name that is too long for an index.
    init(_ document: JSONObject, _ policy: ProvisioningPolicy) throws(SCIMError) {
        nameIsExclusive = !policy.allowsDuplicateGroupNames
        displayName = document["displayName"]?.stringValue ?? ""
        try IndexedText.check(displayName, "displayName")
    }

    /// `display_name`, `display_name_key` and `name_is_exclusive` of `groups.insert` and `groups.update`.
    var binds: [Bind] {
        [.text(displayName), .text(CaseFolding.key(displayName)), .bool(nameIsExclusive)]
    }
}
