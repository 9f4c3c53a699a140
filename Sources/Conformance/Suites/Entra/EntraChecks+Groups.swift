import JSON
import SCIM

extension EntraChecks {
    private static let area = "group provisioning"

    private static func byName(_ made: Made) -> String {
        "displayName eq \"\(made.resource.text("displayName") ?? "")\""
    }

    private static func create(_ session: CheckSession) async throws {
        let body = session.group([], ["externalId": .string(session.nextName())])
        let filter = "displayName eq \"\(body.text("displayName") ?? "")\""
        try await expectNobody(filter, at: "/Groups", session)
        let reply = try await session.post("/Groups", body, name: "displayName")
        try reply.require(status: 200, 201, advice: "Create the group and answer 201 with it.")
        try await expect(try reply.object().text("id") ?? "", by: filter, at: "/Groups", session)
    }

    private static func expect(members: [Made], in group: Made, _ session: CheckSession) async throws {
        let (reply, resource) = try await session.read(group)
        try reply.require(
            Set(resource.values("members")) == Set(members.map(\.id)),
            "These members and no others: \(members.map(\.id)).", "Add and remove the members that are named.")
    }

    static let groups: [Check] = [
        check(
            "group.create", area, "A group is looked for, made, and found", 8, "Create_Group_Test",
            needs: [.galleryGroups, .filter]
        ) { session in
            try await create(session)
        },
        check(
            "group.update", area, "A group is renamed", 9, "Update_Group_Test",
            needs: [.galleryGroups, .patch, .filter]
        ) { session in
            let group = try await session.createGroup()
            let name = session.nextName()
            try accept(
                try await session.patch(
                    group.path, ["op": "Replace", "path": "displayName", "value": .string(name)]))
            try await expect(group.id, by: "displayName eq \"\(name)\"", at: "/Groups", session)
        },
        check(
            "group.delete", area, "A group is deleted", 10, "Delete_Group_Test", needs: [.galleryGroups, .filter],
            isOptional: true
        ) { session in
            let group = try await session.createGroup()
            try (try await session.delete(group.path)).require(status: 200, 204, advice: "Delete the group.")
            try await expectNobody(byName(group), at: "/Groups", session)
        },
        check(
            "group.add-member", area, "A member is added", 11, "Group_Update_Add_Member_Test",
            needs: [.galleryGroups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            try accept(
                try await session.patch(
                    group.path,
                    ["op": "Add", "path": "members", "value": [["$ref": .null, "value": .string(second.id)]]]))
            try await expect(members: [first, second], in: group, session)
        },
        check(
            "group.remove-member", area, "A member is removed", 12, "Group_Update_Remove_Member_Test",
            needs: [.galleryGroups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first, second])
            try accept(
                try await session.patch(group.path, ["op": "Remove", "path": "members[value eq \"\(first.id)\"]"]))
            try await expect(members: [second], in: group, session)
        },
        check(
            "group.on-demand", area, "A group is provisioned on demand", 13, "POD_Group_Test",
            needs: [.galleryGroups, .filter]
        ) { session in
            let user = try await session.createUser()
            let group = try await session.createGroup([user])
            try await expect(group.id, by: byName(group), at: "/Groups", session)
        },
        check(
            "group.restore", area, "A group is unassigned and assigned again", 14, "Restore_Group_Test",
            needs: [.galleryGroups, .filter], isOptional: true
        ) { session in
            let group = try await session.createGroup()
            _ = try await session.delete(group.path)
            try await expectNobody(byName(group), at: "/Groups", session)
            let again = try await session.createGroup(
                [], ["displayName": group.resource.value("displayName") ?? ""])
            try await expect(again.id, by: byName(group), at: "/Groups", session)
        },
    ]
}
