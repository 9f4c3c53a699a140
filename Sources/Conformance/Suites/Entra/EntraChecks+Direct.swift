import JSON
import SCIM

extension EntraChecks {
    private static let area = "direct requests"

    static let direct: [Check] = [
        check(
            "schemas", area, "The mapped attributes can be discovered", 15, "Schema_Discoverability_Test",
            isReadOnly: true
        ) { session in
            let reply = try await session.get("/Schemas")
            let page = try reply.list()
            for (urn, names) in [(URN.user, ["userName", "active"]), (URN.group, ["displayName", "members"])] {
                let schema = page.resources.first { ASCIICase.equal($0.text("id") ?? "", urn) }
                let known = schema?.elements("attributes").compactMap { $0.text("name")?.lowercased() } ?? []
                for name in names {
                    try reply.require(
                        known.contains(name.lowercased()), "The attribute \(name) in \(urn).",
                        "List every attribute that customers map.")
                }
            }
        },
        check(
            "null-update", area, "Empty text and null clear an attribute", 16, "SCIM_Null_Update_Test",
            needs: [.patch, .user("title")]
        ) { session in
            let made = try await session.createUser(["title": "Examiner"])
            for value: JSONValue in ["", .null] {
                try accept(
                    try await session.patch(made.path, ["op": "Replace", "path": "title", "value": value]))
                let (reply, user) = try await session.read(made)
                try reply.require(
                    user.isUnassigned("title"), "title absent, null or empty after Replace with \(value.serialized()).",
                    "Treat empty text and null as no value.")
            }
        },
        check(
            "direct.user-create", area, "POST answers the user with its id", 17, "SCIM_User_Create_Test"
        ) { session in
            let body = session.person()
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(status: 200, 201, advice: "Create the user and answer 201 with it.")
            let user = try reply.object()
            try reply.require(
                !(user.text("id") ?? "").isEmpty && user.text("userName") == body.text("userName"),
                "An id, and the userName as it was sent.", "Answer the resource as it was created.")
        },
        check(
            "direct.user-update", area, "One PATCH updates several attributes", 18, "SCIM_User_Update_Test",
            needs: [.patch]
        ) { session in
            let made = try await session.createUser()
            let names = ["displayName", "title", "nickName", "preferredLanguage"]
                .filter { session.facts.has($0, in: URN.user) }
            guard !names.isEmpty else { return }
            let values = names.map { ($0, $0 == "preferredLanguage" ? "de-DE" : "Updated \($0)") }
            let operations = values.map { name, value in
                JSONValue.object(["op": "replace", "path": .string(name), "value": .string(value)])
            }
            let body: JSONObject = ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)]
            try accept(try await session.send(ConformanceRequest("PATCH", made.path, .object(body))))
            let (reply, user) = try await session.read(made)
            for (name, value) in values {
                try reply.require(user.text(name) == value, "\(name) \"\(value)\".", "Apply every operation.")
            }
        },
        check(
            "direct.group-create", area, "POST answers the group with its id", 19, "SCIM_Group_Create_Test",
            needs: [.galleryGroups]
        ) { session in
            let body = session.group()
            let reply = try await session.post("/Groups", body, name: "displayName")
            try reply.require(status: 200, 201, advice: "Create the group and answer 201 with it.")
            let group = try reply.object()
            try reply.require(
                !(group.text("id") ?? "").isEmpty && group.text("displayName") == body.text("displayName"),
                "An id, and the displayName as it was sent.", "Answer the resource as it was created.")
        },
        check(
            "direct.group-update", area, "PATCH updates a group's attributes", 20, "SCIM_Group_Update_Test",
            needs: [.galleryGroups, .patch]
        ) { session in
            let group = try await session.createGroup()
            let name = session.nextName()
            try accept(
                try await session.patch(
                    group.path, ["op": "replace", "path": "displayName", "value": .string(name)]))
            let (reply, resource) = try await session.read(group)
            try reply.require(resource.text("displayName") == name, "The new displayName.", "Store the new name.")
        },
        check(
            "direct.user-pages", area, "Users come page by page", 23, "SCIM_User_Pagination_Test"
        ) { session in
            for _ in 1...11 { _ = try await session.createUser() }
            try await walk("/Users", session)
        },
        check(
            "direct.group-pages", area, "Groups come page by page", 24, "SCIM_Group_Pagination_Test",
            needs: [.groups], isOptional: true
        ) { session in
            for _ in 1...11 { _ = try await session.createGroup() }
            try await walk("/Groups", session)
        },
        check(
            "direct.manager", area, "A manager's id as text is set, changed and removed", 25,
            "SCIM_Update_Manager_Test", needs: [.patch, .enterprise("manager")]
        ) { session in
            let made = try await session.createUser()
            let (first, second) = (try await session.createUser(), try await session.createUser())
            for (op, id) in [("Add", first.id), ("Replace", second.id), ("Replace", "")] {
                try accept(
                    try await session.patch(
                        made.path,
                        ["op": .string(op), "path": "\(URN.enterpriseUser):manager", "value": .string(id)]))
                try await expectManager(id.isEmpty ? nil : id, of: made, session)
            }
        },
    ]

    private static func walk(_ endpoint: String, _ session: CheckSession) async throws {
        var before: [String] = []
        for start in [1, 6, 11] {
            let reply = try await session.get(endpoint, ["startIndex": String(start), "count": "5"])
            let page = try reply.list()
            try reply.require(
                page.object[caseInsensitive: "startIndex"]?.integerValue == Int64(start), "startIndex \(start).",
                "Answer the startIndex that was asked for, as a number.")
            try reply.require(
                page.resources.count <= 5 && (start > 6 || !page.resources.isEmpty), "At most five resources a page.",
                "Honour startIndex and count.")
            // Others make and delete at the same time, so a resource may come twice; a whole page does not.
            try reply.require(
                page.ids.isEmpty || page.ids != before, "Other resources than on the page before.",
                "Begin the page where startIndex says.")
            before = page.ids
        }
    }
}
