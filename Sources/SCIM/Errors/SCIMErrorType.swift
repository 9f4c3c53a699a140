/// The keywords for `scimType`: RFC 7644 Table 9, and RFC 9865 §2.1 for cursors.
package enum SCIMErrorType: String, Sendable, Hashable, CaseIterable {
    case invalidFilter
    case tooMany
    case uniqueness
    case mutability
    case invalidSyntax
    case invalidPath
    case noTarget
    case invalidValue
    case invalidVers
    case sensitive
    case invalidCursor
    case expiredCursor
    case invalidCount
}
