import Directory
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Testing
import Web

/// A group of more members than one page of them is sent piece by piece, and is the same as if it had not been.
@Suite struct LargeGroupTests {
    @Test(arguments: [1999, 2000, 4500])
    func isSentWhole(size: Int) async throws {
        var search = SearchLimits()
        search.membersOnPage = 3000
        try await SCIMWorld.run(search: search) { world in
            let ids = try await world.manyUsers(size)
            let group = try await world.send(
                .post, "/Groups",
                [
                    "schemas": [.string(URN.group)], "displayName": "All",
                    "members": .array(ids.map { ["value": .string($0)] }),
                ])
            #expect(group.status == .created)
            let id = try group.object().id
            for query in [
                "excludedAttributes=members", "attributes=displayName",
                "excludedAttributes=members.value,members.$ref,members.type",
            ] {
                for answer in [
                    try await world.send(.get, "/Groups/\(id)?\(query)"),
                    try await world.send(.get, "/Groups?\(query)"),
                    try await world.send(
                        .post, "/Groups?\(query)",
                        [
                            "schemas": [.string(URN.group)], "displayName": .string(query),
                            "members": .array(ids.map { ["value": .string($0)] }),
                        ]),
                ] {
                    #expect(try answer.object()["schemas"] != nil, "\(query)")
                    #expect(try answer.object()["members"]?.arrayValue?.isEmpty ?? true)
                }
            }
            for answer in [group, try await world.send(.get, "/Groups/\(try group.object().id)")] {
                let members = try answer.object()["members"]?.arrayValue ?? []
                #expect(members.compactMap { $0["value"]?.stringValue } == ids)
                #expect(members.allSatisfy { $0["type"] == "User" && $0["$ref"] != nil })
                #expect(try answer.object()["displayName"] == "All")
            }
            let some = try await world.send(.get, "/Groups/\(try group.object().id)?attributes=members.value").object()
            #expect(some["members"]?.arrayValue == ids.map { ["value": .string($0)] })
            #expect(some["displayName"] == nil)
            _ = try await world.send(.post, "/Groups", ["schemas": [.string(URN.group)], "displayName": "Nobody"])
            let list = try await world.send(.get, "/Groups").object()["Resources"]?.arrayValue ?? []
            #expect(list.first?["displayName"] == "All" && list.last?["displayName"] == "Nobody")
            #expect(list[0]["members"]?.arrayValue?.compactMap { $0["value"]?.stringValue } == ids)
            #expect(list.last?["members"] == [])
        }
    }
}

extension SCIMWorld {
    /// The ids of so many new people, in order.
    fileprivate func manyUsers(_ count: Int) async throws -> [String] {
        var ids: [String] = []
        for start in stride(from: 0, to: count, by: 200) {
            let operations = (start..<min(start + 200, count)).map { number -> JSONValue in
                [
                    "method": "POST", "path": "/Users", "bulkId": .string("u\(number)"),
                    "data": ["schemas": [.string(URN.user)], "userName": .string("person\(number)")],
                ]
            }
            let answer = try await send(
                .post, "/Bulk", ["schemas": [.string(URN.bulkRequest)], "Operations": .array(operations)]
            ).object()
            for operation in answer["Operations"]?.arrayValue ?? [] {
                ids.append(String(operation["location"]?.stringValue?.split(separator: "/").last ?? ""))
            }
        }
        return ids.sorted()
    }
}
