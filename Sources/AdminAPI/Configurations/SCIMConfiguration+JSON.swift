package import JSON
package import Tenancy

extension SCIMConfiguration {
    /// The configuration as the admin API shows it.
    ///
    /// - Parameter scimBaseURL: What its identity provider is to be given; left out when nobody knows it.
    package func json(scimBaseURL: String?) -> JSONObject {
        var json: JSONObject = [
            "id": .id(id), "name": .string(name), "idp": .string(idp.rawValue), "state": .string(state.rawValue),
            "auto_assign": ["enabled": .bool(autoAssign.isEnabled), "pool_id": .id(autoAssign.poolID)],
            "strict": .bool(isStrict), "allow_duplicate_group_names": .bool(allowsDuplicateGroupNames),
            "welcome_email": .bool(sendsWelcomeMail),
        ]
        if let scimBaseURL { json.append("scim_base_url", .string(scimBaseURL)) }
        json.append("version", .integer(version))
        json.append("created_at", .time(createdAt))
        json.append("updated_at", .time(updatedAt))
        return json
    }
}
