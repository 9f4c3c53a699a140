import HTTPTypes
import Hummingbird
import JSON
import Web

extension Response {
    /// A body in SCIM's own media type, which RFC 7644 §3.1 wants on every answer whatever `Accept` says.
    static func scim(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        .bytes(bytes, mediaType: "application/scim+json", status: status, headers: headers)
    }

    static func scim(_ document: JSONObject) -> Response {
        .scim(document.serializedBytes())
    }
}
