import JSON
import SCIM

extension RFCChecks {
    private static let area = "discovery"

    static let discovery: [Check] = [
        check(
            "discovery.provider", area, "The server says what it supports", source: "RFC 7643 §5, RFC 7644 §4",
            isReadOnly: true
        ) { session in
            let reply = try await session.get("/ServiceProviderConfig")
            try reply.require(status: 200, advice: "Serve /ServiceProviderConfig.")
            let object = try reply.object()
            for feature in ["patch", "bulk", "filter", "changePassword", "sort", "etag"] {
                try reply.require(
                    object.value("\(feature).supported")?.boolValue != nil, "\(feature).supported as true or false.",
                    "Say of each feature whether it is supported.")
            }
            try reply.require(
                object.value("authenticationSchemes")?.arrayValue != nil, "authenticationSchemes as an array.",
                "List the ways to authenticate, each with type, name and description.")
        },
        check(
            "discovery.resource-types", area, "The resource types are listed", source: "RFC 7643 §6, RFC 7644 §4",
            isReadOnly: true
        ) { session in
            let reply = try await session.get("/ResourceTypes")
            let page = try reply.list()
            for type in page.resources {
                try reply.require(
                    ["name", "endpoint", "schema"].allSatisfy { type.text($0) != nil },
                    "Each resource type with name, endpoint and schema.", "Give each resource type all three.")
            }
            try reply.require(
                page.resources.contains { $0.text("schema").map { ASCIICase.equal($0, URN.user) } ?? false },
                "A resource type whose schema is \(URN.user).", "List the User resource type.")
        },
        check(
            "discovery.resource-type", area, "A resource type is served by its name", source: "RFC 7644 §4",
            isReadOnly: true
        ) { session in
            let reply = try await session.get("/ResourceTypes/User")
            try reply.require(status: 200, advice: "Serve each resource type at /ResourceTypes/{name}.")
            try reply.require(
                try reply.object().text("name") == "User", "The resource type that is called User.",
                "Answer the resource type of that name.")
        },
        check(
            "discovery.schemas", area, "The schemas are listed with their attributes",
            source: "RFC 7643 §7, RFC 7644 §4", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Schemas")
            let page = try reply.list()
            guard let user = page.resources.first(where: { ASCIICase.equal($0.text("id") ?? "", URN.user) }) else {
                throw reply.failure("A schema with the id \(URN.user).", "List the User schema.")
            }
            for attribute in user.elements("attributes") {
                try reply.require(
                    attribute.text("name") != nil && attribute.text("type") != nil
                        && attribute.value("multiValued")?.boolValue != nil,
                    "Each attribute with name, type and multiValued.", "Describe each attribute as RFC 7643 §7 says.")
            }
            try reply.require(
                user.elements("attributes").contains { ASCIICase.equal($0.text("name") ?? "", "userName") },
                "The attribute userName.", "List every attribute that is served.")
        },
        check(
            "discovery.schema", area, "A schema is served by its URN", source: "RFC 7644 §4", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Schemas/\(URN.user)")
            try reply.require(status: 200, advice: "Serve each schema at /Schemas/{id}.")
            try reply.require(
                ASCIICase.equal(try reply.object().text("id") ?? "", URN.user), "The schema of that id.",
                "Answer the schema that the path names.")
        },
        check(
            "discovery.no-filter", area, "A filter on a discovery endpoint is refused", source: "RFC 7644 §4",
            isOptional: true, isReadOnly: true
        ) { session in
            let reply = try await session.get("/Schemas", ["filter": "id eq \"\(URN.user)\""])
            try reply.require(
                status: 403, advice: "Answer 403, so that nobody takes the whole list for what was found.")
        },
    ]
}
