import JSON
import SCIM

extension OktaChecks {
    private static let area = "groups"

    static let groups: [Check] = [
        check("groups.list", area, "Groups are listed", needs: [.groups], isReadOnly: true) { session in
            _ = try (try await session.get("/Groups", ["startIndex": "1", "count": "100"])).list()
        },
        check("groups.create", area, "A group without members is made", needs: [.groups]) { session in
            let reply = try await session.post("/Groups", session.group([], ["members": []]), name: "displayName")
            try reply.require(status: 201, advice: "Make a group of a name alone; members come later.")
            try reply.require(
                try reply.object().text("id") != nil, "The group with its id.", "Answer the whole group.")
        },
        check(
            "groups.rename", area, "A group is renamed with its id in the value", needs: [.groups, .patch]
        ) { session in
            let group = try await session.createGroup()
            let name = session.nextName()
            let reply = try await session.patch(
                group.path,
                ["op": "replace", "value": ["id": .string(group.id), "displayName": .string(name)]])
            try reply.require(
                status: 200, 204, advice: "Ignore an id that is the resource's own; Okta sends it with each rename.")
            let (after, resource) = try await session.read(group)
            try after.require(resource.text("displayName") == name, "The new name.", "Store the new name.")
        },
        check(
            "groups.members", area, "Members go and come in one PATCH", needs: [.groups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            let reply = try await session.patch(
                group.path, ["op": "remove", "path": "members[value eq \"\(first.id)\"]"],
                [
                    "op": "add", "path": "members",
                    "value": [
                        ["value": .string(second.id), "display": second.resource.value("userName") ?? ""]
                    ],
                ])
            try reply.require(status: 200, 204, advice: "Apply both operations; ignore display.")
            let (after, resource) = try await session.read(group)
            try after.require(
                resource.values("members") == [second.id], "The second user alone.",
                "Remove who is named, and add who is named.")
        },
        check("groups.put", area, "PUT sets name and members", needs: [.groups]) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            let reply = try await session.put(
                group.path, session.group([second], ["id": .string(group.id)]))
            try reply.require(status: 200, advice: "Take the whole group; custom Okta apps send PUT for everything.")
            let (after, resource) = try await session.read(group)
            try after.require(
                resource.values("members") == [second.id], "The second user alone.",
                "Replace the members with those that PUT sends.")
        },
        check("groups.delete", area, "Unlinking deletes the group", needs: [.groups]) { session in
            let group = try await session.createGroup()
            try (try await session.delete(group.path)).require(status: 204, advice: "Delete and answer 204.")
        },
    ]
}
