package import JSON

/// A refusal in SCIM's own form (RFC 7644 §3.12).
///
/// The detail is for the administrator who reads the identity provider's log: it names attributes, operations and
/// limits, and quotes no values of a person.
package struct SCIMError: Error, Sendable, Hashable {
    /// The HTTP status.
    package let status: Int
    /// The keyword of RFC 7644 Table 9, where one applies.
    package let type: SCIMErrorType?
    package let detail: String

    package init(status: Int, type: SCIMErrorType? = nil, detail: String) {
        self.status = status
        self.type = type
        self.detail = detail
    }

    /// The body of the answer. `status` is text, as RFC 7644 §3.12 has it, though some servers send a number.
    package var document: JSONObject {
        var document: JSONObject = ["schemas": [.string(URN.error)]]
        if let type { document.append("scimType", .string(type.rawValue)) }
        document.append("status", .string(String(status)))
        document.append("detail", .string(detail))
        return document
    }

    package func serializedBytes() -> [UInt8] { document.serializedBytes() }

    /// The same refusal with the place of the fault in front of the detail, such as `Operations[2]`.
    package func at(_ place: String) -> SCIMError {
        SCIMError(status: status, type: type, detail: "\(place): \(detail)")
    }
}
