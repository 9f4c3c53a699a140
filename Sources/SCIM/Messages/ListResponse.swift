package import JSON

/// The answer to a search (RFC 7644 §3.4.2), paged by index or by cursor (RFC 9865 §2).
package struct ListResponse: Sendable, Hashable {
    /// Nil where it wasn't counted, which RFC 9865 §2.3 allows with cursors.
    package let totalResults: Int?
    /// The one that was asked for; nil with cursors.
    package let startIndex: Int?
    /// The cursor of the next page; nil on the last one, and with indexes.
    package let nextCursor: String?

    package init(totalResults: Int, startIndex: Int = 1) {
        self.totalResults = totalResults
        self.startIndex = startIndex
        nextCursor = nil
    }

    /// A page by cursor.
    package init(totalResults: Int?, nextCursor: String?) {
        self.totalResults = totalResults
        self.nextCursor = nextCursor
        startIndex = nil
    }

    /// The message around resources that are JSON text already. `Resources` is there even when it is empty, because
    /// Entra's connection test fails without it.
    package func serializedBytes(resources: [String]) -> [UInt8] {
        let size = resources.reduce(400) { $0 + $1.utf8.count + 1 }
        var writer = begin(capacity: size, count: resources.count)
        for (index, resource) in resources.enumerated() {
            if index > 0 { writer.append(",") }
            writer.append(resource)
        }
        writer.append("]}")
        return writer.bytes
    }

    package func serializedBytes(resources: [JSONObject]) -> [UInt8] {
        var writer = begin(capacity: 400 + resources.count * 1024, count: resources.count)
        for (index, resource) in resources.enumerated() {
            if index > 0 { writer.append(",") }
            writer.write(resource)
        }
        writer.append("]}")
        return writer.bytes
    }

    /// The message up to its first resource, for so many that follow one by one; `]}` closes it.
    package func openingBytes(count: Int) -> [UInt8] {
        begin(capacity: 400, count: count).bytes
    }

    /// The message as a value, for the discovery documents.
    package func document(resources: [JSONObject]) -> JSONObject {
        var document: JSONObject = ["schemas": [.string(URN.listResponse)]]
        if let totalResults { document.append("totalResults", .integer(Int64(totalResults))) }
        if let startIndex { document.append("startIndex", .integer(Int64(startIndex))) }
        document.append("itemsPerPage", .integer(Int64(resources.count)))
        if let nextCursor { document.append("nextCursor", .string(nextCursor)) }
        document.append("Resources", .array(resources.map(JSONValue.object)))
        return document
    }

    private func begin(capacity: Int, count: Int) -> JSONWriter {
        var writer = JSONWriter(capacity: capacity)
        writer.append("{\"schemas\":[\"\(URN.listResponse)\"],")
        if let totalResults { writer.append("\"totalResults\":\(totalResults),") }
        if let startIndex { writer.append("\"startIndex\":\(startIndex),") }
        writer.append("\"itemsPerPage\":\(count),")
        if let nextCursor {
            writer.append("\"nextCursor\":")
            writer.write(nextCursor)
            writer.append(",")
        }
        writer.append("\"Resources\":[")
        return writer
    }
}
