package import JSON

/// The answer to a search (RFC 7644 §3.4.2).
package struct ListResponse: Sendable, Hashable {
    package let totalResults: Int
    /// The one that was asked for.
    package let startIndex: Int

    package init(totalResults: Int, startIndex: Int = 1) {
        self.totalResults = totalResults
        self.startIndex = startIndex
    }

    /// The message around resources that are JSON text already. `Resources` is there even when it is empty, because
    /// Entra's connection test fails without it.
    package func serializedBytes(resources: [String]) -> [UInt8] {
        let size = resources.reduce(200) { $0 + $1.utf8.count + 1 }
        var writer = begin(capacity: size, count: resources.count)
        for (index, resource) in resources.enumerated() {
            if index > 0 { writer.append(",") }
            writer.append(resource)
        }
        writer.append("]}")
        return writer.bytes
    }

    package func serializedBytes(resources: [JSONObject]) -> [UInt8] {
        var writer = begin(capacity: 200 + resources.count * 1024, count: resources.count)
        for (index, resource) in resources.enumerated() {
            if index > 0 { writer.append(",") }
            writer.write(resource)
        }
        writer.append("]}")
        return writer.bytes
    }

    /// The message as a value, for the discovery documents.
    package func document(resources: [JSONObject]) -> JSONObject {
        [
            "schemas": [.string(URN.listResponse)], "totalResults": .integer(Int64(totalResults)),
            "startIndex": .integer(Int64(startIndex)), "itemsPerPage": .integer(Int64(resources.count)),
            "Resources": .array(resources.map(JSONValue.object)),
        ]
    }

    private func begin(capacity: Int, count: Int) -> JSONWriter {
        var writer = JSONWriter(capacity: capacity)
        writer.append("{\"schemas\":[\"\(URN.listResponse)\"],\"totalResults\":\(totalResults),")
        writer.append("\"startIndex\":\(startIndex),\"itemsPerPage\":\(count),\"Resources\":[")
        return writer
    }
}
