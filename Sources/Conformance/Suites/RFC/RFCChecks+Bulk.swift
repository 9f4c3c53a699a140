import JSON
import SCIM

extension RFCChecks {
    private static let area = "bulk"

    private static func run(_ operations: [JSONValue], _ session: CheckSession) async throws -> (Reply, [JSONObject]) {
        let body: JSONObject = ["schemas": [.string(URN.bulkRequest)], "Operations": .array(operations)]
        let reply = try await session.send(ConformanceRequest("POST", "/Bulk", .object(body)))
        try reply.require(status: 200, advice: "Answer 200 with a BulkResponse.")
        let results = try reply.object().elements("Operations")
        for result in results {
            let path = (result.text("location") ?? "").split(separator: "/")
            guard result.text("status") == "201", let id = path.last, let endpoint = path.dropLast().last else {
                continue
            }
            session.remember(
                Made(id: String(id), endpoint: "/\(endpoint)", resource: JSONObject(), reply: reply))
        }
        return (reply, results)
    }

    static let bulk: [Check] = [
        check("bulk.create", area, "Bulk makes what it is told", source: "RFC 7644 §3.7", needs: [.bulk]) { session in
            let (reply, results) = try await run(
                (1...2).map {
                    [
                        "method": "POST", "path": "/Users", "bulkId": .string("user\($0)"),
                        "data": .object(session.person()),
                    ]
                }, session)
            try reply.require(
                results.count == 2
                    && results.allSatisfy {
                        $0.text("status") == "201" && $0.text("location") != nil && $0.text("bulkId") != nil
                    }, "Two operations with status \"201\", location and bulkId.",
                "Answer each operation with its status as text, its location and its bulkId.")
        },
        check(
            "bulk.references", area, "A bulkId stands for an id", source: "RFC 7644 §3.7.2", needs: [.bulk, .groups]
        ) { session in
            let (reply, results) = try await run(
                [
                    [
                        "method": "POST", "path": "/Users", "bulkId": "person",
                        "data": .object(session.person()),
                    ],
                    [
                        "method": "POST", "path": "/Groups", "bulkId": "team",
                        "data": .object(session.group([], ["members": [["value": "bulkId:person"]]])),
                    ],
                ], session)
            guard let user = results.first(where: { $0.text("bulkId") == "person" })?.text("location"),
                let group = results.first(where: { $0.text("bulkId") == "team" })?.text("location")
            else { throw reply.failure("Both with a location.", "Resolve bulkId: references within the request.") }
            let read = try await session.get("/Groups/\(group.split(separator: "/").last ?? "")")
            try read.require(
                try read.object().values("members").map { $0[...] } == [user.split(separator: "/").last ?? ""],
                "The user as the group's member.", "Resolve bulkId: references within the request.")
        },
        check(
            "bulk.failure", area, "One failing operation is told with its error", source: "RFC 7644 §3.7.3",
            needs: [.bulk]
        ) { session in
            let (reply, results) = try await run(
                [
                    ["method": "DELETE", "path": .string("/Users/\(unknownID)")],
                    [
                        "method": "POST", "path": "/Users", "bulkId": "after",
                        "data": .object(session.person()),
                    ],
                ], session)
            try reply.require(
                results.map { $0.text("status") } == ["404", "201"], "status \"404\" and \"201\", in this order.",
                "Go on after a failure, and answer each operation's own status.")
            try reply.require(
                results.first?.value("response.schemas")?.arrayValue == [.string(URN.error)],
                "The error of the failed operation in response.", "Say in response why an operation has failed.")
        },
    ]
}
