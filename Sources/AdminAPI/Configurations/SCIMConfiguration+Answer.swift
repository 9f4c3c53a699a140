import HTTPTypes
import Hummingbird
import JSON
import Tenancy
import Web

extension SCIMConfiguration {
    /// What `If-Match` and `ETag` carry.
    var entityTag: String { "W/\"\(version)\"" }

    /// The configuration as an answer, with its version in the field that HTTP has for it.
    func response(
        in context: TenantAdminContext, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.eTag] = entityTag
        return .json(json(scimBaseURL: context.scimBaseURL), status: status, headers: headers)
    }
}
