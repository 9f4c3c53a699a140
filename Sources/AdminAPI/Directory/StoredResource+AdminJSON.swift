import Directory
import FoundationEssentials
import JSON
import Web

extension StoredResource {
    /// What a list shows of a user.
    func userJSON() throws -> JSONObject {
        let attributes = try attributes()
        let emails = attributes["emails"]?.arrayValue ?? []
        let email = (emails.first { $0["primary"] == true } ?? emails.first)?["value"]
        return json(
            [
                "user_name": attributes["userName"] ?? .null, "display_name": attributes["displayName"] ?? .null,
                "email": email ?? .null, "active": attributes["active"] ?? .bool(true),
            ])
    }

    /// What a list shows of a group.
    func groupJSON() throws -> JSONObject {
        json(["display_name": try attributes()["displayName"] ?? .null])
    }

    /// With `resource`, the whole as SCIM shows it to the configuration that provisioned it.
    func whole(_ json: JSONObject, at base: String) throws -> JSONObject {
        var json = json
        json.append("external_id", .text(externalID))
        json.append("resource", .object(try resource(at: base)))
        return json
    }

    private func json(_ own: JSONObject) -> JSONObject {
        var json: JSONObject = ["id": .id(id)]
        for (name, value) in own { json.append(name, value) }
        json.append("configuration_id", .id(configurationID))
        json.append("version", .integer(version))
        json.append("created_at", .time(createdAt))
        json.append("updated_at", .time(updatedAt))
        return json
    }
}
