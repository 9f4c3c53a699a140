package import JSON
package import Licensing

extension LicensePool {
    /// The pool as the admin API shows it.
    package var json: JSONObject {
        var json: JSONObject = [
            "id": .id(id), "name": .string(name), "product": .string(product), "seats": .integer(seats),
        ]
        let settings = settings.json
        for name in settings.names { json.append(name, settings[name] ?? .null) }
        json.append("version", .integer(version))
        json.append("created_at", .time(createdAt))
        json.append("updated_at", .time(updatedAt))
        return json
    }
}
