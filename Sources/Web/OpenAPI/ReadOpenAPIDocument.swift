import HTTPTypes
package import Hummingbird
import JSON

/// `GET` of an OpenAPI document, for everybody.
package struct ReadOpenAPIDocument: Action {
    private let bytes: [UInt8]

    package init(_ document: OpenAPIDocument) {
        bytes = document.document.serializedBytes()
    }

    package func respond(to request: Request, in context: WebContext) async throws -> Response {
        // The same for everybody until the next release: nothing in it that a cache must not keep.
        .bytes(bytes, mediaType: "application/json", headers: [.cacheControl: "public, max-age=300"])
    }
}
