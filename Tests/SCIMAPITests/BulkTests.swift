import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import SCIMAPI
import Testing

/// RFC 7644 §3.7 over HTTP.
@Suite struct BulkTests {
    /// §3.7.2: a group names a person whom the same request makes, before or after it.
    @Test(arguments: [[0, 1], [1, 0]])
    func resolvesReferencesForwardsAndBackwards(order: [Int]) async throws {
        try await SCIMWorld.run { world in
            let operations = [Self.user("alice", "qwerty"), Self.group("Tour Guides", "ytrewq", ["bulkId:qwerty"])]
            let answer = try await bulk(world, order.map { operations[$0] })
            #expect(answer.map { $0["status"] } == ["201", "201"])
            #expect(answer.map { $0["bulkId"] } == order.map { ["qwerty", "ytrewq"][$0] })
            #expect(answer.allSatisfy { $0["method"] == "POST" && $0["version"] != nil })
            let group = try await world.read(answer[order[1]])
            let user = try await world.read(answer[order[0]])
            #expect(group["members"]?.arrayValue?.compactMap { $0["value"] } == [.string(user.id)])
            #expect(user["groups"]?.arrayValue?.compactMap { $0["value"] } == [.string(group.id)])
        }
    }

    /// §3.7.1: "the service provider MUST try to resolve circular cross-references".
    @Test func closesCircles() async throws {
        try await SCIMWorld.run { world in
            let answer = try await bulk(
                world,
                [Self.group("A", "a", ["bulkId:b"]), Self.group("B", "b", ["bulkId:a"]), Self.user("ann", "u")])
            #expect(answer.map { $0["status"] } == ["201", "201", "201"])
            let (a, b) = (try await world.read(answer[0]), try await world.read(answer[1]))
            #expect(a["members"]?.arrayValue?.first?["value"] == .string(b.id))
            #expect(b["members"]?.arrayValue?.first?["value"] == .string(a.id))
            // What a client is told is what it may say in If-Match.
            #expect(answer[0]["version"] == a["meta"]?["version"])
            #expect(answer[1]["version"] == b["meta"]?["version"])
        }
    }

    /// Whoever was made to have the lost group as a member is lost with it.
    @Test func undoesWhatHangsOnAnUndoneGroup() async throws {
        try await SCIMWorld.run { world in
            let answer = try await bulk(
                world,
                [
                    Self.group("A", "a", ["bulkId:b"]), Self.group("", "b", ["bulkId:a"]),
                    Self.group("C", "c", ["bulkId:a"]), Self.group("D", "d", []),
                ])
            #expect(answer.map { $0["status"] } == ["400", "400", "400", "201"])
            #expect(try await world.send(.get, "/Groups").object()["totalResults"] == 1)
        }
    }

    /// Half a circle is not what was asked for: the group goes that would have lacked the failed one.
    @Test func undoesACircleOfWhichOneEndFails() async throws {
        try await SCIMWorld.run { world in
            let answer = try await bulk(
                world, [Self.group("A", "a", ["bulkId:b"]), Self.group("", "b", ["bulkId:a"]), Self.user("ann", "u")])
            #expect(answer.map { $0["status"] } == ["400", "400", "201"])
            #expect(answer[0]["response"]?["detail"]?.stringValue?.contains("bulkId \"b\" failed") == true)
            #expect(try await world.send(.get, "/Groups").object()["totalResults"] == 0)
        }
    }

    @Test func aFailureUndoesItsOperationAndNoOther() async throws {
        try await SCIMWorld.run { world in
            let taken = try await world.createUser("taken")
            let answer = try await bulk(
                world,
                [
                    Self.user("first", "1"), Self.user("TAKEN", "2"), Self.user("third", "3"),
                    Self.group("G", "4", ["bulkId:2"]), Self.group("H", "5", ["bulkId:nobody"]),
                    ["method": "PATCH", "path": .string("/Users/\(taken.id)"), "data": ["schemas": []]],
                    ["method": "DELETE", "path": "/Users/0190aaaa-0000-7000-8000-000000000000"],
                    ["method": "GET", "path": "/Users"], ["method": "DELETE", "path": "/Nothing/1"], "x",
                    ["method": "DELETE", "path": .string("/Users/\(taken.id)"), "version": "W/\"99\""],
                    ["method": "POST", "path": "/Users", "data": [:]],
                ])
            #expect(
                answer.map { $0["status"]?.stringValue } == [
                    "201", "409", "201", "400", "400", "400", "404", "400", "404", "400", "412", "400",
                ])
            #expect(answer[1]["response"]?["scimType"] == "uniqueness")
            #expect(answer[1]["location"] == nil)
            #expect(answer[3]["response"]?["detail"]?.stringValue?.contains(#""2""#) == true)
            #expect(answer[4]["response"]?["detail"]?.stringValue?.contains(#""nobody""#) == true)
            #expect(try await world.userNames() == ["first", "taken", "third"])
        }
    }

    @Test func stopsAfterAsManyFailuresAsAllowed() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.createUser("taken")
            let answer = try await bulk(
                world,
                [Self.user("a", "1"), Self.user("taken", "2"), Self.user("taken", "3"), Self.user("b", "4")],
                failOnErrors: 2)
            #expect(answer.map { $0["status"] } == ["201", "409", "409"])
            #expect(try await world.userNames() == ["a", "taken"])
        }
    }

    @Test func changesAndDeletes() async throws {
        try await SCIMWorld.run { world in
            let ann = try await world.createUser("ann")
            let bob = try await world.createUser("bob")
            let answer = try await bulk(
                world,
                [
                    [
                        "method": "PUT", "path": .string("/Users/\(ann.id)"), "version": #"W/"1""#,
                        "data": ["schemas": [.string(URN.user)], "userName": "anna"],
                    ],
                    [
                        "method": "patch", "path": .string("/Users/\(ann.id)"),
                        "data": [
                            "schemas": [.string(URN.patchOp)],
                            "Operations": [["op": "replace", "path": "active", "value": "False"]],
                        ],
                    ],
                    ["method": "DELETE", "path": .string("/Users/\(bob.id)")],
                ])
            #expect(answer.map { $0["status"] } == ["200", "200", "204"])
            #expect(answer[1]["version"] == #"W/"3""#)
            let anna = try await world.read(answer[0])
            #expect(anna["userName"] == "anna")
            #expect(anna["active"] == false)
            #expect(try await world.userNames() == ["anna"])
        }
    }

    @Test func refusesWhatIsTooLargeOrNoBulkRequest() async throws {
        try await SCIMWorld.run { world in
            func status(_ body: JSONValue) async throws -> Int {
                try await world.send(.post, "/Bulk", body).status.code
            }
            let many = (0...1000).map { Self.user("u\($0)", "\($0)") }
            #expect(try await status(Self.message(many)) == 413)
            let large = Self.user(String(repeating: "x", count: 1 << 20), "1")
            #expect(try await status(Self.message([large])) == 413)
            #expect(try await status(["Operations": []]) == 400)
            #expect(try await status(Self.message([Self.user("a", "1"), Self.user("b", "1")])) == 400)
            #expect(try await status(Self.message([], failOnErrors: 0)) == 400)
            #expect(try await status(Self.message([])) == 200)
            #expect(try await world.userNames() == [])
            let configuration = try await world.send(.get, "/ServiceProviderConfig").object()
            #expect(configuration["bulk"] == ["supported": true, "maxOperations": 1000, "maxPayloadSize": 1_048_576])
        }
    }

    /// What bounds a request of its own bounds it here too.
    @Test func holdsEachOperationToItsLimits() async throws {
        var limits = SCIMLimits.standard
        limits.patchMembers = 2
        try await SCIMWorld.run(limits: limits) { world in
            let add: JSONValue = [
                "method": "PATCH", "path": "/Groups/bulkId:g",
                "data": [
                    "schemas": [.string(URN.patchOp)],
                    "Operations": [
                        ["op": "add", "path": "members", "value": [["value": "1"], ["value": "2"], ["value": "3"]]]
                    ],
                ],
            ]
            let answer = try await bulk(world, [Self.group("G", "g", []), add])
            #expect(answer.map { $0["status"] } == ["201", "413"])
        }
    }

    private static func user(_ userName: String, _ bulkID: String) -> JSONValue {
        [
            "method": "POST", "path": "/Users", "bulkId": .string(bulkID),
            "data": ["schemas": [.string(URN.user)], "userName": .string(userName)],
        ]
    }

    private static func group(_ displayName: String, _ bulkID: String, _ members: [String]) -> JSONValue {
        [
            "method": "POST", "path": "/Groups", "bulkId": .string(bulkID),
            "data": [
                "schemas": [.string(URN.group)], "displayName": .string(displayName),
                "members": .array(members.map { ["value": .string($0)] }),
            ],
        ]
    }

    private static func message(_ operations: [JSONValue], failOnErrors: Int64? = nil) -> JSONValue {
        var message: JSONObject = ["schemas": [.string(URN.bulkRequest)], "Operations": .array(operations)]
        if let failOnErrors { message.append("failOnErrors", .integer(failOnErrors)) }
        return .object(message)
    }

    private func bulk(
        _ world: SCIMWorld, _ operations: [JSONValue], failOnErrors: Int64? = nil
    ) async throws -> [JSONObject] {
        let answer = try await world.send(.post, "/Bulk", Self.message(operations, failOnErrors: failOnErrors))
        #expect(answer.status == .ok)
        return try answer.object()["Operations"]?.arrayValue?.compactMap(\.objectValue) ?? []
    }
}

extension SCIMWorld {
    /// The resource that an entry of a BulkResponse points to.
    fileprivate func read(_ entry: JSONObject) async throws -> JSONObject {
        let path = entry["location"]?.stringValue?.split(separator: "/").suffix(2).joined(separator: "/") ?? ""
        return try await send(.get, "/\(path)").object()
    }

    fileprivate func userNames() async throws -> [String] {
        try await send(.get, "/Users?sortBy=userName").object()["Resources"]?.arrayValue?
            .compactMap { $0["userName"]?.stringValue } ?? []
    }
}
