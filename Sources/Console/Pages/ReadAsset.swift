import HTTPTypes
import Hummingbird
import Web

/// `GET /console/assets/{version}/{name}`.
struct ReadAsset: Action {
    private static let files: [String: (bytes: [UInt8], type: String)] = [
        "console.css": (PackageResources.console_css, "text/css; charset=utf-8"),
        "console.js": (PackageResources.console_js, "text/javascript; charset=utf-8"),
    ]

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        guard try context.pathParameter("version") == AssetLinks.shared.version,
            let file = Self.files[try context.pathParameter("name")]
        else { throw Failure.unknownPath }
        return .bytes(
            file.bytes, mediaType: file.type, headers: [.cacheControl: "public, max-age=31536000, immutable"])
    }
}
