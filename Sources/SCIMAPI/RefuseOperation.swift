import Hummingbird
import SCIM
import Web

/// A path that RFC 7644 defines and this service does not serve: 501, as its Table 8 says.
struct RefuseOperation: Action {
    let detail: String

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        throw SCIMError.notImplemented(detail)
    }
}
