import HTTPTypes
import Hummingbird
import Tenancy
import Web

extension Tenant {
    func response(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = "W/\"\(version)\""
        return .json(json, status: status, headers: headers)
    }
}
