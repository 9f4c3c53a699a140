package import JSON
package import Notifications

extension MailTemplateOverride {
    package var json: JSONObject {
        var json: JSONObject = ["type": .string(type.rawValue), "locale": .string(locale)]
        for (name, value) in text.json { json.append(name, value) }
        json.append("updated_at", .time(updatedAt))
        return json
    }
}
