import HTTPTypes
import Hummingbird
import JSON
import Web

extension Response {
    /// A body in SCIM's own media type, which RFC 7644 §3.1 wants on every answer whatever `Accept` says.
    static func scim(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        .bytes(bytes, mediaType: "application/scim+json", status: status, headers: headers)
    }

    /// The same for a body that is made while it is sent.
    static func scim(_ body: ResponseBody, status: HTTPResponse.Status, headers: HTTPFields) -> Response {
        var headers = headers
        headers.append(HTTPField(name: .contentType, value: "application/scim+json"))
        return Response(status: status, headers: headers, body: body)
    }

    static func scim(_ document: JSONObject) -> Response {
        .scim(document.serializedBytes())
    }
}
