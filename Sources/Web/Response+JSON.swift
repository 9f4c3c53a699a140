package import HTTPTypes
package import Hummingbird
package import JSON
import NIOCore

extension Response {
    /// A JSON object as `application/json`.
    package static func json(
        _ body: JSONObject, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        .bytes(body.serializedBytes(), mediaType: "application/json", status: status, headers: headers)
    }

    /// What a deletion would take away, as `dry_run=true` asks for it.
    package static func rehearsal(of document: JSONValue) -> Response {
        .json(["dry_run": true, "deletes": document])
    }

    /// A body that is ready to be sent.
    package static func bytes(
        _ bytes: [UInt8], mediaType: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers.append(HTTPField(name: .contentType, value: mediaType))
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
