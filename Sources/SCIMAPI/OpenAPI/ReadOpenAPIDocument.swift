import HTTPTypes
import Hummingbird
import JSON
import Web

/// `GET /openapi/scim.json`: the OpenAPI document of the SCIM surface, for everybody.
struct ReadOpenAPIDocument: Action {
    private let bytes: [UInt8]

    init(limits: SCIMLimits) {
        bytes = OpenAPIDocument(limits: limits).document.serializedBytes()
    }

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        // The same for everybody until the next release: nothing in it that a cache must not keep.
        .bytes(bytes, mediaType: "application/json", headers: [.cacheControl: "public, max-age=300"])
    }
}
