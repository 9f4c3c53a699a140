/// The attributes that every resource has and no schema lists (RFC 7643 §3.1).
package enum CommonAttributes {
    package static let all: AttributeList = [schemas, id, externalID, meta]

    package static let schemas =
        AttributeDefinition
        .reference("schemas", "The schemas whose attributes the resource has.", to: ["uri"])
        .multiValued.alwaysReturned.caseInsensitive

    package static let id =
        AttributeDefinition
        .string("id", "The identifier that the service gave the resource.")
        .readOnly.caseExact.alwaysReturned.unique(.server)

    package static let externalID =
        AttributeDefinition
        .string("externalId", "The identifier that the client gave the resource.").caseExact.indexed

    package static let meta = AttributeDefinition.complex(
        "meta", "What the service knows about the resource.",
        [
            .string("resourceType", "The name of the resource type.").readOnly.caseExact,
            .dateTime("created", "When the resource came into being.").readOnly,
            .dateTime("lastModified", "When the resource last changed.").readOnly,
            .reference("location", "Where the resource can be read.", to: ["uri"]).readOnly,
            .string("version", "The version, equal to the ETag.").readOnly.caseExact,
        ]
    ).readOnly
}

extension AttributeDefinition {
    /// URNs of schemas are compared without regard to case (RFC 7643 §2.1), unlike other references.
    fileprivate var caseInsensitive: Self {
        var copy = self
        copy.isCaseExact = false
        return copy
    }
}
