import JSON
import SCIM

extension OktaChecks {
    private static let area = "users"

    /// As Okta creates people: everything that it knows, groups and a password included.
    private static func person(_ session: CheckSession) -> JSONObject {
        session.person(["groups": [], "locale": "en-US", "password": "Conformance-Secret-1"])
    }

    private static func created(_ session: CheckSession) async throws -> Made {
        let body = person(session)
        let reply = try await session.post("/Users", body, name: "userName")
        guard reply.status == 201, let user = try? reply.object(), let id = user.text("id") else {
            throw CheckSkip("POST /Users answered \(reply.status)", isBlocked: true)
        }
        return Made(id: id, endpoint: "/Users", resource: user, reply: reply)
    }

    /// GET, change, PUT of everything that came, as Okta updates.
    private static func update(_ made: Made, _ change: JSONObject, _ session: CheckSession) async throws -> Reply {
        let (_, user) = try await session.read(made)
        let reply = try await session.put(made.path, user.merging(change))
        try reply.require(
            status: 200, advice: "Take back what was served, read-only members included, and answer 200 with the user.")
        return reply
    }

    static let users: [Check] = [
        check(
            "users.test", area, "The connection test: the first two users", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["startIndex": "1", "count": "2"])
            let page = try reply.list()
            for name in ["totalResults", "startIndex", "itemsPerPage"] {
                try reply.require(
                    page.object[caseInsensitive: name]?.integerValue != nil, "\(name) as a number.",
                    "Okta's test reads the numbers of the page; write them as JSON numbers.")
            }
            try reply.require(
                page.object[caseInsensitive: "Resources"]?.arrayValue != nil, "Resources as an array.",
                "Send Resources, also when it is empty.")
        },
        check(
            "users.lookup", area, "Who is not there is not found", needs: [.filter], isReadOnly: true
        ) { session in
            let reply = try await session.get(
                "/Users",
                [
                    "filter": "userName eq \"\(session.nextName())@\(TestNames.domain)\"", "startIndex": "1",
                    "count": "100",
                ])
            // Okta takes a 404 for the same answer.
            guard reply.status != 404 else { return }
            try reply.require(
                try reply.list().totalResults == 0, "200 with totalResults 0.",
                "Evaluate the filter; Okta links what it finds to its user.")
        },
        check("users.create", area, "A user is made from Okta's body") { session in
            let body = person(session)
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(status: 201, advice: "Take the body whole: groups and locale, too.")
            let user = try reply.object()
            try reply.require(
                user.text("id") != nil && user.text("userName") != nil, "The whole user.",
                "Answer the user; Okta fails with an empty answer.")
            try reply.require(user.value("password") == nil, "No password.", "Never show a password.")
        },
        check("users.read", area, "A user is served at its id") { session in
            let made = try await created(session)
            let (reply, user) = try await session.read(made)
            try reply.require(user.text("id") == made.id, "The same id.", "Serve the user at its id.")
        },
        check("users.unknown", area, "An unknown id is 404 with an error", isReadOnly: true) { session in
            let reply = try await session.get("/Users/rollcall-conformance-unknown")
            try reply.require(status: 404, advice: "Answer 404.")
            try reply.require(
                try reply.object().value("schemas")?.arrayValue?.contains(.string(URN.error)) ?? false,
                "SCIM's error schema.", "Answer errors in SCIM's form.")
        },
        check("users.duplicate", area, "The same userName again is 409") { session in
            let made = try await created(session)
            let body = person(session).merging(["userName": made.resource.value("userName") ?? ""])
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(status: 409, advice: "Answer 409 to a userName that is taken.")
        },
        check("users.update", area, "GET, change, PUT") { session in
            let made = try await created(session)
            let name = session.facts.has("displayName", in: URN.user) ? "displayName" : "externalId"
            _ = try await update(made, [name: "Updated by Conformance"], session)
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.text(name) == "Updated by Conformance", "The new \(name).", "Store what PUT sends.")
        },
        check("users.deactivate-put", area, "PUT with active false deactivates", needs: [.user("active")]) { session in
            let made = try await created(session)
            _ = try await update(made, ["active": false], session)
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.value("active") == .bool(false), "active false, and the user still there.",
                "Deactivate and keep: Okta never deletes users.")
            _ = try await update(made, ["active": true], session)
            let (again, back) = try await session.read(made)
            try again.require(back.value("active") == .bool(true), "active true.", "Reactivate the same user.")
        },
        check(
            "users.deactivate-patch", area, "PATCH of active without a path deactivates",
            needs: [.patch, .user("active")]
        ) { session in
            let made = try await created(session)
            let patched = try await session.patch(made.path, ["op": "replace", "value": ["active": false]])
            try patched.require(status: 200, 204, advice: "Take Okta's PATCH, which has no path.")
            let (reply, user) = try await session.read(made)
            try reply.require(
                user.value("active") == .bool(false), "active false, and the user still there.",
                "Deactivate and keep: Okta never deletes users.")
        },
    ]
}
