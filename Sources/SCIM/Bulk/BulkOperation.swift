package import JSON

/// One operation of a BulkRequest (RFC 7644 §3.7).
package struct BulkOperation: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package let method: Method
    /// How other operations refer to what this one makes; always there for a POST.
    package let bulkID: String?
    /// Such as `/Users` or `/Groups/bulkId:ytrewq`, without what a client put before it.
    package let path: String
    /// What `If-Match` would say.
    package let version: String?
    /// The body; empty for a DELETE.
    package let data: JSONObject

    /// The endpoint in the path, such as `/Users`.
    package var endpoint: String { "/" + (path.split(separator: "/").first ?? "") }

    /// What stands behind the endpoint: an id or a reference; nil when nothing does.
    package var resource: String? {
        let segments = path.split(separator: "/")
        return segments.count == 2 ? String(segments[1]) : nil
    }

    /// Reads an operation. Throws `invalidSyntax` and `invalidValue`, which are the operation's fault and not the
    /// request's.
    init(_ value: JSONValue) throws(SCIMError) {
        guard case .object(let object) = value else { throw .invalidSyntax("An operation must be an object.") }
        guard let name = object[caseInsensitive: "method"]?.stringValue,
            let method = Method(rawValue: name.uppercased())
        else { throw .invalidSyntax("\"method\" must be POST, PUT, PATCH or DELETE.") }
        self.method = method
        guard let path = object[caseInsensitive: "path"]?.stringValue, path.utf8.first == UInt8(ascii: "/") else {
            throw .invalidSyntax("\"path\" must be a path such as /Users.")
        }
        self.path = path
        bulkID = object[caseInsensitive: "bulkId"]?.stringValue
        if method == .post, bulkID?.isEmpty ?? true { throw .invalidValue("A POST needs a \"bulkId\".") }
        version = object[caseInsensitive: "version"]?.stringValue
        switch object[caseInsensitive: "data"] {
        case .object(let data)?: self.data = data
        case nil, .null?:
            guard method == .delete else { throw .invalidSyntax("A \(method.rawValue) needs \"data\".") }
            data = [:]
        default: throw .invalidSyntax("\"data\" must be an object.")
        }
        let segments = path.split(separator: "/").count
        guard segments == (method == .post ? 1 : 2) else {
            throw .invalidValue("\(method.rawValue) can't be done at this path.")
        }
    }
}
