import JSON
import SCIM

/// What the server says of itself, as far as it can be read. What it does not say, it is taken to have.
package struct ServerFacts: Sendable {
    /// `/ServiceProviderConfig`; nil when it can't be read.
    let provider: JSONObject?
    /// `/Schemas` by their ids; nil when it can't be read.
    let schemas: [String: JSONObject]?
    /// The names in `/ResourceTypes`; nil when it can't be read.
    let resourceTypes: [String: JSONObject]?
    let oauth: OAuthClient?

    /// Why a check that has this need can't be made; nil when it can.
    func reason(lacking need: Need) -> String? {
        switch need {
        case .patch, .bulk, .filter, .sort, .etag:
            supports("\(need)") ? nil : "ServiceProviderConfig says that \(need) is not supported"
        case .cursors:
            provider?.value("pagination.cursor") == .bool(true)
                ? nil : "ServiceProviderConfig does not announce paging by cursor"
        case .groups, .galleryGroups: hasGroups ? nil : "the server has no Group"
        case .user(let name):
            has(name, in: URN.user) ? nil : "the server's User schema has no \(name)"
        case .enterprise(let name):
            has(name, in: URN.enterpriseUser) ? nil : "the server's enterprise extension has no \(name)"
        case .oauthClient:
            oauth == nil ? "no OAuth client was named (--token-url, --client-id, --client-secret-file)" : nil
        }
    }

    private func supports(_ feature: String) -> Bool {
        provider?.value("\(feature).supported") != .bool(false)
    }

    private var hasGroups: Bool {
        if let resourceTypes { return resourceTypes["group"] != nil }
        if let schemas { return schemas[ASCIICase.folded(URN.group)] != nil }
        return true
    }

    /// Whether a schema has an attribute; true while the schemas are unknown.
    func has(_ attribute: String, in urn: String) -> Bool {
        schemas == nil || definition(of: attribute, in: urn) != nil
    }

    /// What `/Schemas` says of an attribute.
    func definition(of attribute: String, in urn: String) -> JSONObject? {
        schemas?[ASCIICase.folded(urn)]?.elements("attributes")
            .first { ASCIICase.equal($0.text("name") ?? "", attribute) }
    }

    /// Single-valued attributes of a schema that the server demands and no client would think of, with a value of each.
    func demanded(in urn: String, besides known: Set<String>) -> JSONObject {
        var result = JSONObject()
        for attribute in schemas?[ASCIICase.folded(urn)]?.elements("attributes") ?? [] {
            guard attribute.value("required") == .bool(true), attribute.value("multiValued") != .bool(true),
                attribute.text("mutability") != "readOnly", let name = attribute.text("name"), !known.contains(name)
            else { continue }
            switch attribute.text("type") {
            case "string": result[name] = attribute.value("canonicalValues")?.arrayValue?.first ?? "Conformance"
            case "boolean": result[name] = false
            case "integer": result[name] = 1
            default: break
            }
        }
        return result
    }

    /// What the report says of the server.
    var summary: JSONObject {
        var result = JSONObject()
        for feature in ["patch", "bulk", "filter", "sort", "etag"] {
            result[feature] = provider?.value("\(feature).supported") ?? .null
        }
        result["groups"] = resourceTypes == nil && schemas == nil ? .null : .bool(hasGroups)
        return result
    }
}
