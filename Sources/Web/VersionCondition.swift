/// The versions that an `If-Match` or `If-None-Match` field names (RFC 9110 §13.1).
///
/// Compared weakly also for `If-Match`: SCIM's tags are weak (RFC 7644 §3.14), and strong comparison would never hold.
package enum VersionCondition: Sendable, Hashable {
    /// `*`: whatever version there is.
    case any
    /// Tags that are none of ours are left out, so that the list may be empty and match nothing.
    case oneOf([Int64])

    /// Nil when the field is missing.
    package init?(_ field: String?) {
        guard let field else { return nil }
        let tags = field.split(separator: ",").map { $0.drop { $0 == " " } }
        if tags.contains("*") {
            self = .any
        } else {
            self = .oneOf(tags.compactMap { EntityTag.version($0.prefix { $0 != " " }) })
        }
    }

    package func matches(_ version: Int64) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let versions): versions.contains(version)
        }
    }
}
