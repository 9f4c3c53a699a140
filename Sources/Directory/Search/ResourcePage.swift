package import SCIM

/// A piece of a list of resources.
package struct ResourcePage: Sendable {
    /// How many resources match in all.
    package let totalResults: Int
    package internal(set) var resources: [StoredResource]

    /// The list as SCIM sends it (RFC 7644 §3.4.2).
    package func serializedBytes(
        startIndex: Int, at base: String, _ projection: Projection
    ) throws -> [UInt8] {
        let texts = try resources.map { String(decoding: try $0.serializedBytes(at: base, projection), as: UTF8.self) }
        return ListResponse(totalResults: totalResults, startIndex: startIndex).serializedBytes(resources: texts)
    }
}
