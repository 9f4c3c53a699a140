import JSON
import SCIM

extension RFCChecks {
    private static let area = "patching"

    private static func emails(_ session: CheckSession) -> (work: String, home: String) {
        let name = session.nextName()
        return ("\(name)-work@\(TestNames.domain)", "\(name)-home@\(TestNames.domain)")
    }

    private static func withTwoEmails(_ session: CheckSession) async throws -> (Made, work: String, home: String) {
        let (work, home) = emails(session)
        let made = try await session.createUser([
            "emails": [
                ["value": .string(work), "type": "work", "primary": true], ["value": .string(home), "type": "home"],
            ]
        ])
        return (made, work, home)
    }

    private static func accept(_ reply: Reply) throws {
        try reply.require(status: 200, 204, advice: "Apply the operations, and answer 200 with the resource or 204.")
    }

    static let patching: [Check] = [
        check(
            "patch.replace", area, "replace sets an attribute", source: "RFC 7644 §3.5.2.3",
            needs: [.patch, .user("displayName")]
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(made.path, ["op": "replace", "path": "displayName", "value": "Patched"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("displayName") == "Patched", "displayName \"Patched\".", "Store what replace sends.")
        },
        check(
            "patch.sub-attribute", area, "replace of a sub-attribute leaves its siblings",
            source: "RFC 7644 §3.5.2.3", needs: [.patch, .user("name")]
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(made.path, ["op": "replace", "path": "name.familyName", "value": "Patched"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("name.familyName") == "Patched" && user.text("name.givenName") == "Rollcall",
                "name.familyName \"Patched\" and name.givenName as it was.", "Change the one sub-attribute alone.")
        },
        check(
            "patch.without-path", area, "Without a path the value's members are set", source: "RFC 7644 §3.5.2.3",
            needs: [.patch, .user("displayName"), .user("name")]
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(
                    made.path,
                    ["op": "replace", "value": ["displayName": "Patched", "name": ["givenName": "Given"]]]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("displayName") == "Patched" && user.text("name.givenName") == "Given",
                "displayName \"Patched\" and name.givenName \"Given\".", "Treat each member as if it were a path.")
        },
        check(
            "patch.add", area, "add appends to a multi-valued attribute", source: "RFC 7644 §3.5.2.1",
            needs: [.patch, .user("emails")]
        ) { session in
            let made = try await session.createUser()
            let address = emails(session).home
            try accept(
                try await session.patch(
                    made.path,
                    ["op": "add", "path": "emails", "value": [["value": .string(address), "type": "home"]]]))
            let (reply, user) = try await session.read(made)
            let values = user.values("emails")
            try reply.require(
                values.count == 2 && values.contains(address), "Both e-mails: the old one and the new one.",
                "Append; what was there stays.")
        },
        check(
            "patch.add-again", area, "add of what is there changes nothing", source: "RFC 7644 §3.5.2.1",
            needs: [.patch, .user("emails")]
        ) { session in
            let (made, _, home) = try await withTwoEmails(session)
            try accept(
                try await session.patch(
                    made.path, ["op": "add", "path": "emails", "value": [["value": .string(home), "type": "home"]]]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.elements("emails").count == 2, "Two e-mails, none twice.",
                "Leave out a value that is there already.")
        },
        check(
            "patch.remove", area, "remove unassigns an attribute", source: "RFC 7644 §3.5.2.2",
            needs: [.patch, .user("title")]
        ) { session in
            let made = try await session.createUser(["title": "Examiner"])
            try accept(try await session.patch(made.path, ["op": "remove", "path": "title"]))
            let (reply, user) = try await session.read(made)
            try reply.require(user.isUnassigned("title"), "No title.", "Unassign the attribute.")
        },
        check(
            "patch.remove-value", area, "remove with a filter removes that value alone", source: "RFC 7644 §3.5.2.2",
            needs: [.patch, .user("emails")]
        ) { session in
            let (made, work, _) = try await withTwoEmails(session)
            try accept(
                try await session.patch(made.path, ["op": "remove", "path": "emails[type eq \"home\"]"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.values("emails") == [work], "The work e-mail alone.", "Remove the values that the filter matches.")
        },
        check(
            "patch.replace-value", area, "replace with a filter changes that value alone",
            source: "RFC 7644 §3.5.2.3", needs: [.patch, .user("emails")]
        ) { session in
            let (made, work, _) = try await withTwoEmails(session)
            let address = emails(session).home
            try accept(
                try await session.patch(
                    made.path,
                    ["op": "replace", "path": "emails[type eq \"home\"].value", "value": .string(address)]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                Set(user.values("emails")) == [work, address], "The work e-mail as it was, and the new home e-mail.",
                "Change the sub-attribute of the values that the filter matches.")
        },
        check(
            "patch.primary", area, "A new primary value takes the place of the old", source: "RFC 7644 §3.5.2",
            needs: [.patch, .user("emails")]
        ) { session in
            let (made, _, home) = try await withTwoEmails(session)
            try accept(
                try await session.patch(
                    made.path, ["op": "replace", "path": "emails[type eq \"home\"].primary", "value": true]))
            let (reply, user) = try await session.read(made)
            let primary = user.elements("emails").filter { $0.value("primary") == .bool(true) }
            try reply.require(
                primary.map { $0.text("value") } == [home], "The home e-mail as the only primary one.",
                "Set primary to false on all other values.")
        },
        check(
            "patch.in-order", area, "Operations are applied in order", source: "RFC 7644 §3.5.2",
            needs: [.patch, .user("displayName"), .user("title")]
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(
                    made.path, ["op": "add", "path": "title", "value": "First"],
                    ["op": "replace", "path": "title", "value": "Second"],
                    ["op": "replace", "path": "displayName", "value": "Patched"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("title") == "Second" && user.text("displayName") == "Patched", "title \"Second\".",
                "Apply the operations one after the other.")
        },
        check(
            "patch.urn", area, "An attribute may be named with its schema", source: "RFC 7644 §3.10",
            needs: [.patch, .user("displayName")]
        ) { session in
            let made = try await session.createUser()
            try accept(
                try await session.patch(
                    made.path, ["op": "replace", "path": "\(URN.user):displayName", "value": "Patched"]))
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text("displayName") == "Patched", "displayName \"Patched\".", "Know attributes by their URN.")
        },
    ]
}
