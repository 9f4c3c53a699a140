package import JSON
package import Tenancy

extension OAuthClient {
    /// The client as the admin API shows it.
    ///
    /// - Parameter tokenURL: Where it obtains access tokens; left out when nobody knows it.
    package func json(secrets: [ClientSecret], tokenURL: String?) -> JSONObject {
        var json: JSONObject = [
            "id": .id(id), "client_id": .id(id), "name": .string(name), "method": .string(method.rawValue),
            "scope": "scim",
        ]
        if let tokenURL { json.append("token_url", .string(tokenURL)) }
        if let trust {
            json.append("issuer", .string(trust.issuer))
            json.append("jwks_url", .string(trust.jwksURL))
            json.append("subject", .string(trust.subject))
            json.append("audience", .string(trust.audience))
            json.append("directory_id", .text(trust.directoryID))
        } else {
            json.append("secrets", .array(secrets.map { .object($0.json) }))
        }
        json.append("created_at", .time(createdAt))
        json.append("revoked_at", .time(revokedAt))
        json.append("last_used_at", .time(lastUsedAt))
        json.append("last_used_address", .text(lastUsedBy.address))
        json.append("last_used_agent", .text(lastUsedBy.agent))
        return json
    }
}

extension ClientSecret {
    /// What can be told of a secret after it was made.
    package var json: JSONObject {
        [
            "id": .id(id), "prefix": .string(Self.prefix), "hint": .string(hint), "created_at": .time(createdAt),
            "expires_at": .time(expiresAt), "revoked_at": .time(revokedAt), "replaced_by": .id(replacedBy),
        ]
    }
}

extension IssuedSecret {
    /// The only form in which the secret is ever shown.
    package var json: JSONObject {
        var json = secret.json
        json.append("client_secret", .string(text))
        return json
    }
}
