import JSON
import SCIM

extension RFCChecks {
    private static let area = "creating"

    static let creating: [Check] = [
        check(
            "create.user", area, "A new user is answered whole with 201", source: "RFC 7644 §3.3"
        ) { session in
            let body = session.person()
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(status: 201, advice: "Create the user and answer 201 with it.")
            let user = try reply.object()
            try reply.require(!(user.text("id") ?? "").isEmpty, "An id.", "Give every resource an id of the server's.")
            try reply.require(
                ASCIICase.equal(user.text("userName") ?? "", body.text("userName") ?? ""),
                "The userName that was sent.",
                "Answer the resource as it was created.")
            try reply.require(
                user.value("schemas")?.arrayValue?.contains(.string(URN.user)) ?? false, "schemas with \(URN.user).",
                "List in schemas what the resource is made of.")
        },
        check(
            "create.location", area, "The new resource's place is named", source: "RFC 7644 §3.3, RFC 7643 §3.1"
        ) { session in
            let made = try await session.createUser()
            let location = made.reply.header("location")
            try made.reply.require(
                location.map { $0.contains("/Users/") && QueryText.lastSegment($0) == made.id } ?? false,
                "A Location that ends in /Users/\(made.id).",
                "Send the resource's URL in the Location field.")
            try made.reply.require(
                made.resource.text("meta.location") == location, "meta.location equal to the Location field.",
                "Write the same URL into meta.location.")
        },
        check(
            "create.meta", area, "The server writes meta and takes none from clients", source: "RFC 7643 §3.1"
        ) { session in
            let made = try await session.createUser([
                "id": "rollcall-conformance-own-id",
                "meta": ["resourceType": "Nonsense", "created": "1999-01-01T00:00:00Z"],
            ])
            try made.reply.require(
                made.id != "rollcall-conformance-own-id", "An id of the server's.", "Ignore an id that a client sends.")
            try made.reply.require(
                made.resource.text("meta.resourceType") == "User", "meta.resourceType \"User\".",
                "Ignore a client's meta, and write what is true.")
            for name in ["meta.created", "meta.lastModified"] {
                let time = made.resource.text(name).flatMap { SCIMDateTime(parsing: $0) }
                try made.reply.require(
                    time.map { $0 > SCIMDateTime(millisecondsSinceEpoch: 1_000_000_000_000) } ?? false,
                    "\(name) as the time of now (RFC 7643 §2.3.5).", "Write times as xsd:dateTime, in UTC.")
            }
        },
        check(
            "create.conflict", area, "A userName that is taken is 409 uniqueness", source: "RFC 7644 §3.3, §3.12"
        ) { session in
            let made = try await session.createUser()
            let body = session.person(["userName": made.resource.value("userName") ?? ""])
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.requireError(
                409, scimType: "uniqueness", advice: "Keep userName unique, and say so with 409 and uniqueness.")
        },
        check(
            "create.conflict-case", area, "userName is unique whatever its case", source: "RFC 7643 §4.1.1, §8.7.1"
        ) { session in
            if session.facts.definition(of: "userName", in: URN.user)?.value("caseExact") == .bool(true) {
                throw CheckSkip("the server's schema says that the case of userName counts")
            }
            let made = try await session.createUser()
            let name = made.resource.text("userName") ?? ""
            let reply = try await session.post(
                "/Users", session.person(["userName": .string(name.uppercased())]), name: "userName")
            try reply.requireError(409, advice: "Fold the case of userName before it is compared.")
        },
        check(
            "create.no-username", area, "A user without a userName is refused", source: "RFC 7643 §4.1.1"
        ) { session in
            var body = session.person()
            body["userName"] = nil
            let reply = try await session.post("/Users", body, name: "externalId")
            try reply.requireError(400, advice: "Demand what the schema calls required, and answer 400 without it.")
        },
        check(
            "create.null", area, "Null is the same as nothing", source: "RFC 7643 §2.5", needs: [.user("title")]
        ) { session in
            let made = try await session.createUser(["title": .null])
            try made.reply.require(
                made.resource.isUnassigned("title"), "No title.", "Treat null as an attribute that was not sent.")
        },
        check(
            "create.password", area, "A password is never shown", source: "RFC 7643 §4.1.1, §7",
            needs: [.user("password")]
        ) { session in
            let made = try await session.createUser(["password": "Conformance-Secret-1"])
            let advice = "Never return what the schema calls returned: never."
            try made.reply.require(made.resource.value("password") == nil, "No password.", advice)
            let (reply, user) = try await session.read(made)
            try reply.require(user.value("password") == nil, "No password.", advice)
        },
    ]
}
