package import JSON
package import Tenancy

extension IssuedToken {
    /// The credential with its token: the only form in which the token is ever shown.
    package var json: JSONObject {
        var json = credential.json
        json.append("token", .string(token))
        return json
    }
}
