package import JSON
package import Tenancy

extension IssuedKey {
    /// What is known of the key with its text: the only form in which it is ever shown.
    package var json: JSONObject {
        var json = apiKey.json
        json.append("key", .string(key))
        return json
    }
}
