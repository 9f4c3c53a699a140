import JSON
import SCIM

extension RFCChecks {
    private static let area = "bulk"

    private static func run(_ operations: [JSONValue], _ session: CheckSession) async throws -> (Reply, [JSONObject]) {
        let body: JSONObject = ["schemas": [.string(URN.bulkRequest)], "Operations": .array(operations)]
        // Whatever comes of the request: it may have made them.
        let hoped = operations.compactMap { $0.objectValue.flatMap(Hoped.init) }
        for one in hoped { session.doubt(one.endpoint, one.attribute, one.name) }
        let reply = try await session.send(ConformanceRequest("POST", "/Bulk", .object(body)))
        let results = (try? reply.object())?.elements("Operations") ?? []
        for result in results {
            let code = Self.code(of: result)
            let one = hoped.first { $0.bulkID == result.text("bulkId") }
            if (200..<300).contains(code), let location = result.text("location"),
                let id = QueryText.lastSegment(location),
                let endpoint = one?.endpoint ?? location.split(separator: "/").dropLast().last.map({ "/\($0)" })
            {
                session.remember(Made(id: id, endpoint: endpoint, resource: JSONObject(), reply: reply))
            } else if !(400..<500).contains(code) {
                continue
            }
            if let one { session.settle(one.endpoint, one.attribute, one.name) }
        }
        try reply.require(status: 200, advice: "Answer 200 with a BulkResponse.")
        _ = try reply.object()
        return (reply, results)
    }

    /// What an operation may make.
    private struct Hoped {
        let bulkID: String
        let endpoint: String
        let attribute: String
        let name: String

        init?(_ operation: JSONObject) {
            guard operation.text("method") == "POST", let id = operation.text("bulkId"),
                let endpoint = operation.text("path")
            else { return nil }
            (bulkID, self.endpoint) = (id, endpoint)
            attribute = endpoint == "/Groups" ? "displayName" : "userName"
            name = operation.text("data.\(attribute)") ?? ""
        }
    }

    /// The status as text, as RFC 7644 §3.7 has it, or as others write it: a number, or `{"code": …}` of its drafts; 0 of none.
    private static func code(of result: JSONObject) -> Int {
        let status = result.value("status.code") ?? result.value("status")
        return status?.integerValue.map(Int.init) ?? status?.stringValue.flatMap { Int($0) } ?? 0
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
