import HTTPTypes
import Hummingbird
package import JSON
package import Licensing
import Web

extension LicenseRule {
    /// The rule as the admin API shows it.
    package var json: JSONObject {
        [
            "id": .id(id), "kind": .string(subject.kind.rawValue), "subject_id": .id(subject.id),
            "pool_id": .id(poolID), "priority": .integer(priority), "version": .integer(version),
            "created_at": .time(createdAt), "updated_at": .time(updatedAt),
        ]
    }

    func response(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = "W/\"\(version)\""
        return .json(json, status: status, headers: headers)
    }
}
