import JSON
import SCIM

extension RFCChecks {
    private static let area = "reading"

    static let reading: [Check] = [
        check("read.user", area, "A user is served as it was made", source: "RFC 7644 §3.4.1") { session in
            let made = try await session.createUser()
            let (reply, user) = try await session.read(made)
            for name in ["id", "userName", "externalId", "displayName", "active"] {
                try reply.require(
                    user.value(name) == made.resource.value(name), "The \(name) that creating has answered.",
                    "Serve what is stored; a reader must see what a writer was told.")
            }
        },
        check(
            "read.attributes", area, "attributes= limits what is served", source: "RFC 7644 §3.9, RFC 7643 §7"
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.get(made.path, ["attributes": "userName"])
            try reply.require(status: 200, advice: "Serve the resource with what is asked for.")
            let user = try reply.object()
            try reply.require(
                user.text("id") == made.id && user.text("userName") != nil, "id and userName.",
                "Serve id always, and what was asked for.")
            try reply.require(
                ["displayName", "emails", "externalId", "name"].allSatisfy { user.value($0) == nil },
                "Nothing that was not asked for.", "Leave out what attributes= does not name.")
        },
        check(
            "read.excluded", area, "excludedAttributes= leaves out", source: "RFC 7644 §3.9",
            needs: [.user("displayName")]
        ) { session in
            let made = try await session.createUser()
            let reply = try await session.get(made.path, ["excludedAttributes": "displayName,id"])
            try reply.require(status: 200, advice: "Serve the resource without what is excluded.")
            let user = try reply.object()
            try reply.require(user.value("displayName") == nil, "No displayName.", "Leave out what is excluded.")
            try reply.require(
                user.text("id") == made.id, "The id.", "Serve what the schema calls returned: always in any case.")
        },
        check(
            "read.list-attributes", area, "attributes= limits lists as well", source: "RFC 7644 §3.4.2.5",
            needs: [.filter]
        ) { session in
            let made = try await session.createUser()
            let (reply, page) = try await session.search(
                "/Users", "userName eq \"\(made.resource.text("userName") ?? "")\"", ["attributes": "userName"])
            try reply.require(
                page.ids == [made.id], "The user, with its id, which is always shown (RFC 7643 §3.1).",
                "Evaluate the filter, and show the id whatever is asked for.")
            for user in page.resources {
                try reply.require(
                    user.text("userName") != nil && user.value("emails") == nil && user.value("externalId") == nil,
                    "userName and nothing that was not asked for.", "Honour attributes= in lists.")
            }
        },
        check(
            "read.unknown-parameter", area, "A query parameter that nobody knows is ignored",
            source: "RFC 7644 §3.4.2, Entra's ?aadOptscim062020", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users?aadOptscim062020&startIndex=1&count=1")
            _ = try reply.list()
        },
        check(
            "read.search", area, "A search can be posted", source: "RFC 7644 §3.4.3", needs: [.filter],
            isOptional: true
        ) { session in
            let (made, _) = (try await session.createUser(), try await session.createUser())
            let body: JSONObject = [
                "schemas": [.string(URN.searchRequest)],
                "filter": .string("userName eq \"\(made.resource.text("userName") ?? "")\""), "startIndex": 1,
                "count": 10,
            ]
            let reply = try await session.send(ConformanceRequest("POST", "/Users/.search", .object(body)))
            try reply.require(
                try reply.list().ids == [made.id], "The user that the filter names, and nobody else.",
                "Answer a posted search like a GET with the same parameters.")
        },
    ]

    private static let versionArea = "versions"

    static let versions: [Check] = [
        check(
            "etag.shown", versionArea, "A resource's version is its ETag", source: "RFC 7644 §3.14", needs: [.etag]
        ) { session in
            let (reply, user) = try await session.read(try await session.createUser())
            try reply.require(
                reply.header("etag") != nil && user.text("meta.version") == reply.header("etag"),
                "An ETag field equal to meta.version.", "Send the version in both places.")
        },
        check(
            "etag.not-modified", versionArea, "What is known is not sent again", source: "RFC 7644 §3.14",
            needs: [.etag]
        ) { session in
            let made = try await session.createUser()
            let (_, user) = try await session.read(made)
            var request = ConformanceRequest("GET", made.path)
            request.headers = [("if-none-match", user.text("meta.version") ?? "*")]
            let reply = try await session.send(request)
            try reply.require(status: 304, advice: "Compare If-None-Match with the version.")
        },
        check(
            "etag.precondition", versionArea, "A change of an old version is refused", source: "RFC 7644 §3.14",
            needs: [.etag]
        ) { session in
            let made = try await session.createUser()
            var request = ConformanceRequest(
                "PUT", made.path,
                .object(session.person(["userName": made.resource.value("userName") ?? "", "active": false])))
            request.headers.append(("if-match", "W/\"rollcall-conformance-0\""))
            let reply = try await session.send(request)
            try reply.require(status: 412, advice: "Compare If-Match with the version before anything is written.")
            let (after, user) = try await session.read(made)
            try after.require(
                user.value("active") == made.resource.value("active"), "The user as it was.",
                "Write nothing when the precondition fails.")
        },
    ]
}
