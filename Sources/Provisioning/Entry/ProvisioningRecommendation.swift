import SCIM

/// What to do about a code of the log: plain advice for the administrator of an identity provider.
package enum ProvisioningRecommendation {
    /// Nil for a code that nothing can be done about, or that nobody knows.
    package static func text(for code: String) -> String? {
        all[code] ?? Leniency(rawValue: code).map(text)
    }

    private static let all: [String: String] = [
        // MARK: Keywords of RFC 7644 Table 9 and RFC 9865
        "invalidFilter":
            "Match on an attribute that can be filtered: userName, externalId, emails, displayName or id. In Entra, look at the matching attribute of the mapping.",
        "tooMany": "Narrow the filter, or read the list by cursor.",
        "uniqueness":
            "Somebody else has this value. Find who has it with q=, and either match on that attribute or change one of the two. After a new connection, let the identity provider match before it creates.",
        "mutability":
            "The request changes what can't be changed, such as id. Remove the attribute from the mapping.",
        "invalidSyntax":
            "The body is not the SCIM message that this path takes. If a script sent it, compare it with RFC 7644; otherwise send us the request id.",
        "invalidPath": "A PATCH path names no attribute of the schema. Correct the target attribute of the mapping.",
        "noTarget":
            "A PATCH path selects nothing. Turn strict mode off, or let the mapping create the value first.",
        "invalidValue":
            "A required value is missing or has the wrong type; the detail says which. Correct the mapping or the source attribute.",
        "invalidVers": "Use the address that ends in /scim/v2.",
        "sensitive": "Search with POST /.search, so that the filter stays out of addresses.",
        "invalidCursor": "Begin the list again with an empty cursor.",
        "expiredCursor": "Begin the list again with an empty cursor, and read it faster.",
        "invalidCount": "Ask for every page of a list with the same count.",

        // MARK: Credentials
        "credential_expired": "The token has expired. Make a new one and paste it into the identity provider.",
        "credential_revoked":
            "The token was revoked. If the identity provider should still have access, make a new one and paste it there.",
        "credential_other_tenant":
            "The token belongs to this tenant, but the address belongs to another. Copy the SCIM address of this configuration into the identity provider.",
        "credential_configuration_disabled": "The configuration is disabled. Enable it, or stop the identity provider.",
        "credential_malformed": "The token is not whole. Copy it again, without blanks.",
        "credential_unknown":
            "No configuration has this token. Make a new one and paste it into the identity provider.",
        "credential_client_unknown":
            "The client's secret is not right. Copy client id and secret again, or make a new secret.",
        "credential_client_revoked":
            "The OAuth client was deleted. Make a new one and paste its id and secret into the identity provider.",
        "credential_secret_revoked":
            "The client's secret was revoked. Make a new one and paste it into the identity provider.",
        "credential_secret_expired":
            "The client's secret has expired. Make a new one and paste it into the identity provider.",
        "credential_other_method":
            "A client with a secret has sent an assertion, or one with an assertion a secret. Choose the client's own method in the identity provider.",
        "credential_assertion_malformed": "The assertion is no signed JWT with iss, sub, aud, exp and kid.",
        "credential_algorithm_refused":
            "The assertion must be signed with RS256, RS384, RS512, PS256, ES256 or ES384, as the key says.",
        "credential_keys_unavailable":
            "The keys of the client's issuer could not be fetched. Open the client's jwks_url, and see that this service can reach it.",
        "credential_key_unknown":
            "The issuer's keys have none with the assertion's kid. Compare the client's jwks_url with what the issuer publishes.",
        "credential_signature_invalid":
            "The issuer's key has not signed the assertion. Compare the client's jwks_url with the issuer.",
        "credential_issuer_wrong": "The assertion's iss is not the client's issuer, letter for letter.",
        "credential_subject_wrong":
            "The assertion's sub is not the client's subject. In Entra it is the object id of the identity.",
        "credential_audience_wrong": "The assertion's aud does not name the client's audience.",
        "credential_directory_wrong": "The assertion's tid is not the client's directory_id.",
        "credential_assertion_expired":
            "The assertion had expired. Compare the clocks; a new one must be made for each token.",
        "credential_assertion_not_yet_valid": "The assertion is not valid yet. Compare the clocks.",
        "credential_assertion_lives_too_long": "The assertion must expire within a day.",
        "credential_assertion_replayed": "The assertion was used before. A new one must be made for each token.",
        "unauthorized": "Paste a valid token into the identity provider.",
        "tenant_suspended": "The tenant is suspended. Ask the operator to resume it.",
        "person_token":
            "This token stands for one person and opens /Me alone. Give the identity provider a token of the configuration.",

        // MARK: Manners of HTTP
        "bad_request": "The detail says what is wrong with the request.",
        "forbidden": "This credential may not do that; the detail says why.",
        "not_found":
            "The resource was deleted, or never here. Let the identity provider look it up again: in Entra restart provisioning, in Okta unlink and reassign the person.",
        "method_not_allowed": "The path does not have this method; the detail says which it has.",
        "conflict": "Another resource is in the way; the detail says which attribute.",
        "version_conflict": "Somebody changed the resource meanwhile. Read it again, then change it.",
        "invalid_json": "The body is no JSON. Send us the request id if an identity provider sent it.",
        "invalid_parameter": "A parameter of the address is wrong; the detail says which.",
        "body_too_large": "Send less at once: fewer members in one PATCH, fewer operations in one bulk request.",
        "uri_too_long": "Search with POST /.search instead of a long filter in the address.",
        "unsupported_media_type": "Send application/scim+json.",
        "unsupported_content_encoding": "Send bodies uncompressed.",
        "too_many_requests":
            "The identity provider asks faster than the limit. It comes back by itself; if it does not, ask the operator to raise ROLLCALL_SCIM_RATE.",
        "not_implemented": "This service does not have the operation.",
        "internal_error": "The fault is ours. Give the request id to the operator.",
        "unavailable": "The service was busy or restarting. The identity provider tries again by itself.",
        "tenant_migrating": "The tenant was being upgraded. The identity provider tries again by itself.",

        // MARK: The log itself
        "gap":
            "So many requests came that some were answered without an entry here. What they changed is in the event log.",
    ]

    /// It went well, and would not with a strict server.
    private static func text(_ leniency: Leniency) -> String {
        switch leniency {
        case .unknownAttributeIgnored:
            "An attribute is sent that this tenant's schema does not have. Add it to the schema to keep it, or remove it from the mapping."
        case .unregisteredExtensionKept:
            "An extension is sent that was never announced. Register its schema to have it checked and searchable."
        case .extensionAttributeWithoutURN:
            "Write the attribute with the URN of its extension in the mapping."
        case .readOnlyIgnored, .schemasComputed:
            "Something is sent that only this service sets. It had no effect; nothing is to be done."
        case .passwordDiscarded:
            "A password is sent and thrown away. Switch password synchronisation off in the identity provider."
        case .targetCreatedFromFilter, .emptyTextClears:
            "The identity provider does this by design; nothing is to be done."
        case .booleanAsText, .complexAsText, .singleValueInArray, .elementWithoutArray, .elementAsText,
            .roleAsJSONText, .displayNameForDisplay, .removalByValue, .unquotedText, .subAttributeAfterValueFilter:
            "The value was sent in another form than the RFC's and read all the same. In Entra, aadOptscim062020 makes most of these go away."
        }
    }
}
