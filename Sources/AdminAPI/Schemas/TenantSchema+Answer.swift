package import Directory
import HTTPTypes
import Hummingbird
package import JSON
import SCIM
import Web

extension TenantSchema {
    /// The schema's document with what the admin API knows about it.
    package var json: JSONObject {
        var json = definition.document
        json.append("resource_type", kind.map { .string($0.name) } ?? .null)
        json.append("required", false)
        json.append("version", .integer(version))
        json.append("created_at", .time(createdAt))
        json.append("updated_at", .time(updatedAt))
        return json
    }

    /// The schema as an answer, with its version in the field that HTTP has for it.
    func response(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = "W/\"\(version)\""
        return .json(json, status: status, headers: headers)
    }
}
