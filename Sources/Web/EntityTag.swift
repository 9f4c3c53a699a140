/// The weak entity tag of a version: `W/"7"` (RFC 9110 §8.8.3).
package enum EntityTag {
    package static func text(version: Int64) -> String {
        "W/\"\(version)\""
    }

    /// The version a tag names, weak or strong; nil when it is none of ours.
    package static func version(_ text: some StringProtocol) -> Int64? {
        var rest = Substring(text)
        if rest.hasPrefix("W/") || rest.hasPrefix("w/") { rest = rest.dropFirst(2) }
        guard rest.count > 2, rest.first == "\"", rest.last == "\"" else { return nil }
        return Int64(rest.dropFirst().dropLast())
    }
}
