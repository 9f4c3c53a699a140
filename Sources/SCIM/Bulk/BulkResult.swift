package import JSON

/// What became of one operation of a BulkRequest (RFC 7644 §3.7.3).
package struct BulkResult: Sendable {
    package var status: Int
    /// The resource's address; nil for a POST that failed.
    package var location: String?
    package var version: String?
    package var error: SCIMError?

    package init(status: Int, location: String?, version: String? = nil, error: SCIMError? = nil) {
        self.status = status
        self.location = location
        self.version = version
        self.error = error
    }

    /// The operation's entry in the BulkResponse.
    package func document(method: String?, bulkID: String?) -> JSONObject {
        var document = JSONObject()
        if let location { document.append("location", .string(location)) }
        if let method { document.append("method", .string(method)) }
        if let bulkID { document.append("bulkId", .string(bulkID)) }
        if let version { document.append("version", .string(version)) }
        document.append("status", .string(String(status)))
        if let error { document.append("response", .object(error.document)) }
        return document
    }

    /// The message around the entries.
    package static func response(_ entries: [JSONObject]) -> JSONObject {
        ["schemas": [.string(URN.bulkResponse)], "Operations": .array(entries.map(JSONValue.object))]
    }
}
