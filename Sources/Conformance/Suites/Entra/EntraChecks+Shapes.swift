import JSON
import SCIM

extension EntraChecks {
    private static let area = "shapes that Entra sends"

    static let shapes: [Check] = [
        check(
            "shape.test-connection", area, "Test Connection: a user who can't be there", nil, "Test Connection",
            needs: [.filter], isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["filter": "userName eq \"\(session.nextName())\""])
            let page = try reply.list()
            try reply.require(
                page.totalResults == 0 && page.object[caseInsensitive: "Resources"]?.arrayValue != nil,
                "200, totalResults 0 and Resources as an empty array.", "Answer the empty list whole.")
        },
        check(
            "shape.boolean-text", area, "active as the text \"False\"", nil, "SCIM compatibility", needs: [.patch],
            isOptional: true
        ) { session in
            let made = try await session.createUser()
            try accept(try await session.patch(made.path, ["op": "Replace", "path": "active", "value": "False"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.value("active") == .bool(false), "active false as a boolean.",
                "Take True and False as text, or tell customers to add ?aadOptscim062020 to the URL.")
        },
        check(
            "shape.dotted-keys", area, "Members of a value named by paths", nil, "SCIM compatibility",
            needs: [.patch, .user("name")], isOptional: true
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(
                    made.path, ["op": "replace", "value": ["name.familyName": "Dotted"]]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("name.familyName") == "Dotted", "name.familyName \"Dotted\".",
                "Treat each member's name as a path.")
        },
        check(
            "shape.new-value", area, "Add to a value that is not there yet", nil, "SCIM compatibility",
            needs: [.patch, .user("phoneNumbers")], isOptional: true
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(
                    made.path,
                    ["op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+1 555 0100"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.elements("phoneNumbers").contains {
                    $0.text("type") == "mobile" && $0.text("value") == "+1 555 0100"
                }, "A phone number of the type mobile.",
                "Make the value with what the filter says; Entra has no other way.")
        },
        check(
            "shape.remove-members", area, "Members removed by a list of values", nil, "SCIM compatibility",
            needs: [.patch, .groups], isOptional: true
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first, second])
            try accept(
                try await session.patch(
                    group.path,
                    ["op": "Remove", "path": "members", "value": [["$ref": .null, "value": .string(first.id)]]]))
            let (reply, resource) = try await session.read(group)
            try reply.require(
                resource.values("members") == [second.id], "The other member still in the group.",
                "Remove those that the value names; emptying the group takes everybody's access.")
        },
        check(
            "shape.nulls", area, "A user full of nulls and empty lists", nil, "use SCIM to provision users, example 2",
            isOptional: true
        ) { session in
            let body = session.person([
                "addresses": .null, "phoneNumbers": .null, "title": .null, "department": .null, "roles": [],
                "meta": ["resourceType": "User"],
            ])
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(
                status: 200, 201, advice: "Treat null and empty lists as nothing, and ignore members nobody knows.")
        },
        check(
            "shape.member-probe", area, "Whether somebody is in a group, by a filter", nil,
            "requests for a reference attribute", needs: [.groups, .filter], isOptional: true
        ) { session in
            let user = try await session.createUser()
            let group = try await session.createGroup([user])
            try await expect(
                group.id, by: "id eq \"\(group.id)\" and members eq \"\(user.id)\"", at: "/Groups", session)
        },
        check(
            "shape.no-members", area, "A group without its members", nil, "use SCIM to provision groups",
            needs: [.groups]
        ) { session in
            let user = try await session.createUser()
            let group = try await session.createGroup([user])
            let reply = try await session.get(group.path, ["excludedAttributes": "members"])
            try reply.require(status: 200, advice: "Serve the group without its members.")
            try reply.require(
                try reply.object().isUnassigned("members"), "No members.",
                "Honour excludedAttributes; Entra never wants the members of a large group.")
        },
    ]
}
