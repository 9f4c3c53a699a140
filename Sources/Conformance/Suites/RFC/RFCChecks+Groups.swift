import JSON
import SCIM

extension RFCChecks {
    private static let area = "groups"

    private static func members(of group: Made, _ session: CheckSession) async throws -> (Reply, Set<String>) {
        let (reply, resource) = try await session.read(group)
        return (reply, Set(resource.values("members")))
    }

    private static func expect(
        _ members: [Made], in group: Made, _ session: CheckSession, _ advice: String
    ) async throws {
        let (reply, found) = try await Self.members(of: group, session)
        try reply.require(
            found == Set(members.map(\.id)), "These members and no others: \(members.map(\.id)).", advice)
    }

    private static func accept(_ reply: Reply) throws {
        try reply.require(status: 200, 204, advice: "Apply the operations, and answer 200 with the group or 204.")
    }

    static let groups: [Check] = [
        check(
            "group.create", area, "A group is made with its members", source: "RFC 7644 §3.3, RFC 7643 §4.2",
            needs: [.groups]
        ) { session in
            let user = try await session.createUser()
            let body = session.group([user])
            let reply = try await session.post("/Groups", body, name: "displayName")
            try reply.require(status: 201, advice: "Create the group and answer 201 with it.")
            let group = try reply.object()
            try reply.require(
                group.text("displayName") == body.text("displayName"), "The displayName that was sent.",
                "Answer the group as it was created.")
            let read = try await session.get("/Groups/\(QueryText.encoded(group.text("id") ?? ""))")
            try read.require(
                try read.object().values("members") == [user.id], "The one member.",
                "Store the members that POST sends.")
        },
        check(
            "group.of-user", area, "A user shows the groups it is in", source: "RFC 7643 §4.1.2, §8.7.1",
            needs: [.groups, .user("groups")]
        ) { session in
            let user = try await session.createUser()
            let group = try await session.createGroup([user])
            let (reply, resource) = try await session.read(user)
            try reply.require(
                resource.values("groups").contains(group.id), "groups with \(group.id).",
                "Compute groups of each user from the memberships.")
        },
        check(
            "group.add", area, "add puts members in", source: "RFC 7644 §3.5.2.1", needs: [.groups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            try accept(
                try await session.patch(
                    group.path, ["op": "add", "path": "members", "value": [["value": .string(second.id)]]]))
            try await expect([first, second], in: group, session, "Append; who was in stays in.")
        },
        check(
            "group.add-again", area, "add of a member who is in changes nothing", source: "RFC 7644 §3.5.2.1",
            needs: [.groups, .patch]
        ) { session in
            let user = try await session.createUser()
            let group = try await session.createGroup([user])
            try accept(
                try await session.patch(
                    group.path, ["op": "add", "path": "members", "value": [["value": .string(user.id)]]]))
            let (reply, resource) = try await session.read(group)
            try reply.require(
                resource.values("members") == [user.id], "The member once.", "Keep each member once.")
        },
        check(
            "group.remove", area, "remove takes the named member out", source: "RFC 7644 §3.5.2.2",
            needs: [.groups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first, second])
            try accept(
                try await session.patch(group.path, ["op": "remove", "path": "members[value eq \"\(first.id)\"]"]))
            try await expect([second], in: group, session, "Remove the member that the filter names and nobody else.")
        },
        check(
            "group.remove-stranger", area, "remove of who is not in succeeds", source: "RFC 7644 §3.5.2.2",
            needs: [.groups, .patch], isOptional: true
        ) { session in
            let (member, stranger) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([member])
            try accept(
                try await session.patch(
                    group.path, ["op": "remove", "path": "members[value eq \"\(stranger.id)\"]"]))
            try await expect([member], in: group, session, "Change nothing, and say that it is done.")
        },
        check(
            "group.replace", area, "replace sets the members", source: "RFC 7644 §3.5.2.3", needs: [.groups, .patch]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            try accept(
                try await session.patch(
                    group.path, ["op": "replace", "path": "members", "value": [["value": .string(second.id)]]]))
            try await expect([second], in: group, session, "Replace the whole list; nobody stale may stay.")
        },
        check(
            "group.put", area, "PUT replaces a group", source: "RFC 7644 §3.5.1", needs: [.groups]
        ) { session in
            let (first, second) = (try await session.createUser(), try await session.createUser())
            let group = try await session.createGroup([first])
            let reply = try await session.put(group.path, session.group([second]))
            try reply.require(status: 200, advice: "Replace the group and answer 200 with it.")
            try await expect([second], in: group, session, "Replace the members with those that PUT sends.")
        },
        check("group.delete", area, "A deleted group is gone", source: "RFC 7644 §3.6", needs: [.groups]) { session in
            let group = try await session.createGroup()
            try (try await session.delete(group.path)).require(status: 204, advice: "Delete and answer 204.")
            try (try await session.get(group.path)).require(status: 404, advice: "Answer 404 for what was deleted.")
        },
        check(
            "group.find", area, "A group is found by its name", source: "RFC 7644 §3.4.2.2", needs: [.groups, .filter]
        ) { session in
            let (group, _) = (try await session.createGroup(), try await session.createGroup())
            let (reply, page) = try await session.search(
                "/Groups", "displayName eq \"\(group.resource.text("displayName") ?? "")\"")
            try reply.require(
                page.ids == [group.id], "The group of that name alone.", "Evaluate filters on groups, too.")
        },
    ]
}
