import JSON
import SCIM

extension RFCChecks {
    private static let replaceArea = "replacing and deleting"

    static let replacing: [Check] = [
        check("put.user", replaceArea, "PUT replaces a user", source: "RFC 7644 §3.5.1") { session in
            let made = try await session.createUser()
            let body = session.person([
                "id": .string(made.id), "userName": made.resource.value("userName") ?? "",
                "displayName": "Replaced by Conformance",
            ])
            let reply = try await session.put(made.path, body)
            try reply.require(status: 200, advice: "Replace the resource and answer 200 with it.")
            try reply.require(try reply.object().text("id") == made.id, "The same id.", "Never change an id.")
            let (after, user) = try await session.read(made)
            let name = session.facts.has("displayName", in: URN.user) ? "displayName" : "externalId"
            try after.require(
                user.value(name) == body.value(name), "The \(name) that PUT has sent.", "Store what PUT sends.")
        },
        check("put.unknown", replaceArea, "PUT of an unknown id is 404", source: "RFC 7644 §3.5.1") { session in
            let reply = try await session.put("/Users/\(unknownID)", session.person())
            if (200..<300).contains(reply.status) {
                session.remember(Made(id: unknownID, endpoint: "/Users", resource: JSONObject(), reply: reply))
            }
            try reply.require(status: 404, advice: "PUT creates nothing; answer 404 for an id that nobody has.")
        },
    ]

    static let deleting: [Check] = [
        check("delete.user", replaceArea, "DELETE answers 204 and the user is gone", source: "RFC 7644 §3.6") {
            session in
            let made = try await session.createUser()
            let reply = try await session.delete(made.path)
            try reply.require(status: 204, advice: "Delete and answer 204 without a body.")
            let after = try await session.get(made.path)
            try after.require(status: 404, advice: "Answer 404 for what was deleted.")
        },
        check("delete.twice", replaceArea, "A second DELETE is 404", source: "RFC 7644 §3.6") { session in
            let made = try await session.createUser()
            let first = try await session.delete(made.path)
            guard (200..<300).contains(first.status) else {
                throw CheckSkip("DELETE answered \(first.status)", isBlocked: true)
            }
            let second = try await session.delete(made.path)
            try second.require(status: 404, advice: "Answer 404 for what was deleted, not 500.")
        },
        check(
            "delete.listed", replaceArea, "Who is deleted is in no list", source: "RFC 7644 §3.6", needs: [.filter]
        ) { session in
            let made = try await session.createUser()
            let first = try await session.delete(made.path)
            guard (200..<300).contains(first.status) else {
                throw CheckSkip("DELETE answered \(first.status)", isBlocked: true)
            }
            let (reply, page) = try await session.search(
                "/Users", "userName eq \"\(made.resource.text("userName") ?? "")\"")
            try reply.require(
                page.totalResults == 0, "No results.", "Leave deleted resources out of every list and count.")
        },
        check(
            "delete.again", replaceArea, "A deleted user's userName is free", source: "RFC 7644 §3.6"
        ) { session in
            let body = session.person()
            let made = try await session.post("/Users", body, name: "userName")
            guard let id = try? made.object().text("id") else {
                throw CheckSkip("a user could not be made", isBlocked: true)
            }
            _ = try await session.delete("/Users/\(QueryText.encoded(id))")
            let reply = try await session.post("/Users", body, name: "userName")
            try reply.require(
                status: 201, advice: "RFC 7644 §3.6: what is deleted must not count as a conflict.")
        },
    ]
}
