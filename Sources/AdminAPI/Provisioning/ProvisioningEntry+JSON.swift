package import JSON
package import Provisioning

extension ProvisioningEntry {
    /// An entry in a list; `GET …/{entry}` adds steps, changes and what to do.
    package var json: JSONObject {
        [
            "id": .id(id), "time": .time(time), "operation": .string(operation.rawValue),
            "outcome": .string(outcome.rawValue), "status": status == 0 ? .null : .integer(Int64(status)),
            "code": .text(code), "scim_type": .text(scimType), "detail": .text(detail),
            "resource_type": .text(resourceType), "resource_id": .id(resourceID), "external_id": .text(externalID),
            "name": .text(name), "configuration_id": .id(configurationID), "credential_id": .id(credentialID),
            "request_id": .string(requestID), "duration_us": .integer(Int64(microseconds)),
            "coercions": Self.parsed(coercions),
        ]
    }

    /// The entry with its changes, as exports have it.
    package var exported: JSONObject {
        var object = json
        object.append("changes", Self.parsed(changes))
        return object
    }

    /// All that is known of one request.
    package var detailed: JSONObject {
        var object = exported
        object.append(
            "steps",
            .array(
                ProvisioningStep.all(of: self).map {
                    [
                        "step": .string($0.name.rawValue), "result": .string($0.result.rawValue),
                        "detail": .string($0.detail),
                    ]
                }))
        object.append(
            "answer", ["status": .integer(Int64(status)), "scim_type": .text(scimType), "detail": .text(detail)])
        object.append("recommendations", .array(recommendations))
        return object
    }

    /// What to do about the failure, or about each leniency.
    private var recommendations: [JSONValue] {
        let leniencies = Self.parsed(coercions).arrayValue ?? []
        var codes: [String] = []
        for code in [code].compactMap(\.self) + leniencies.compactMap({ $0["code"]?.stringValue })
        where !codes.contains(code) {
            codes.append(code)
        }
        return codes.compactMap { code in
            ProvisioningRecommendation.text(for: code).map { ["code": .string(code), "text": .string($0)] }
        }
    }

    /// What the log keeps as text was JSON when it was written.
    private static func parsed(_ text: String?) -> JSONValue {
        text.flatMap { try? JSONParser.parse($0) } ?? []
    }
}
