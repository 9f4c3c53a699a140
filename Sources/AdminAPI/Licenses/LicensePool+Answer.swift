import HTTPTypes
import Hummingbird
import Licensing
import Web

extension LicensePool {
    func response(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = "W/\"\(version)\""
        return .json(json, status: status, headers: headers)
    }
}
