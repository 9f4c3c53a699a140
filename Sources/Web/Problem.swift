import HTTPTypes
package import Hummingbird
import JSON
import NIOCore

/// Failures as problem details (RFC 9457), the form of every surface but SCIM.
package enum Problem {
    /// RFC 9457 §3.1.1 allows a URI that identifies without leading anywhere.
    private static let typePrefix = "urn:rollcall:problem:"

    package static func response(for failure: Failure, requestID: String) -> Response {
        var body: JSONObject = [
            "type": .string(typePrefix + failure.code.replacing("_", with: "-")),
            "title": .string(failure.status.reasonPhrase),
            "status": .integer(Int64(failure.status.code)),
            "detail": .string(failure.detail),
            "code": .string(failure.code),
            "request_id": .string(requestID),
        ]
        if !failure.members.isEmpty { body["errors"] = .array(failure.members.map(json)) }
        var headers = failure.headers
        headers[.contentType] = "application/problem+json"
        return Response(
            status: failure.status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.serializedBytes())))
    }

    private static func json(_ member: MemberFailure) -> JSONValue {
        ["pointer": .string(member.pointer), "code": .string(member.code), "detail": .string(member.detail)]
    }
}
