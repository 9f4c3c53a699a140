/// What `If-Match` demands of the stored version (RFC 9110 §13.1.1, RFC 7644 §3.14).
///
/// SCIM's tags are weak and RFC 7644 uses them in `If-Match` all the same, so weak tags match here.
package enum VersionCondition: Sendable, Hashable {
    case none
    case versions(Set<Int64>)

    /// Reads a header's value; nil is no header. Tags that this service never gave out match nothing.
    package init(ifMatch header: String?) {
        guard let header, header.trimmed != "*" else {
            self = .none
            return
        }
        let versions = header.split(separator: ",").compactMap { tag -> Int64? in
            let tag = String(tag).trimmed
            let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
            guard opaque.count > 2, opaque.first == "\"", opaque.last == "\"" else { return nil }
            return Int64(opaque.dropFirst().dropLast())
        }
        self = .versions(Set(versions))
    }

    /// The versions that would do; nil for any.
    package var expected: Set<Int64>? {
        switch self {
        case .none: nil
        case .versions(let versions): versions
        }
    }

    package func allows(_ version: Int64) -> Bool {
        switch self {
        case .none: true
        case .versions(let versions): versions.contains(version)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
