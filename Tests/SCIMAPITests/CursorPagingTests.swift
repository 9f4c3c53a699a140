import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Testing

/// RFC 9865 over HTTP.
@Suite struct CursorPagingTests {
    @Test func walksThroughAListOnceAndToItsEnd() async throws {
        try await SCIMWorld.run { world in
            for number in 0..<7 { _ = try await world.createUser("p\(number)") }
            for query in [
                "", "&sortBy=userName&sortOrder=descending", "&filter=title%20eq%20%22x%22%20or%20active%20pr",
            ] {
                let pages = try await walk(world, "/Users?count=3\(query)")
                #expect(pages.map(\.count) == [3, 3, 1], "\(query)")
                #expect(Set(pages.joined()).count == 7, "\(query)")
            }
            let first = try await world.send(.get, "/Users?cursor&count=3").object()
            #expect(first["totalResults"] == nil)
            #expect(first["startIndex"] == nil)
            #expect(first["itemsPerPage"] == 3)
        }
    }

    @Test func showsNobodyTwiceWhileOthersComeAndGo() async throws {
        try await SCIMWorld.run { world in
            for name in ["b", "d", "f", "h"] { _ = try await world.createUser(name) }
            let first = try await world.send(.get, "/Users?cursor=&count=2&sortBy=userName").object()
            let shown = first["Resources"]?.arrayValue ?? []
            // The one behind which the next page begins goes, one comes before it and one behind.
            _ = try await world.send(.delete, "/Users/\(shown[1]["id"]?.stringValue ?? "")")
            for name in ["a", "e"] { _ = try await world.createUser(name) }
            let rest = try await walk(
                world, "/Users?count=2&sortBy=userName", from: first["nextCursor"]?.stringValue ?? "")
            #expect(rest.joined().map { $0 } == ["e", "f", "h"])
        }
    }

    @Test func walksThroughBothKindsFromTheRoot() async throws {
        try await SCIMWorld.run { world in
            for name in ["a", "b", "c"] { _ = try await world.createUser(name) }
            for name in ["G", "H"] {
                _ = try await world.send(
                    .post, "/Groups", ["schemas": [.string(URN.group)], "displayName": .string(name)])
            }
            for count in 1...6 {
                var cursor: String? = ""
                var names: [String] = []
                while let current = cursor {
                    let page = try await world.send(
                        .post, "/.search",
                        [
                            "schemas": [.string(URN.searchRequest)], "cursor": .string(current),
                            "count": .integer(Int64(count)),
                        ]
                    ).object()
                    names += Self.names(page)
                    cursor = page["nextCursor"]?.stringValue
                }
                #expect(names == ["a", "b", "c", "G", "H"], "count=\(count)")
            }
        }
    }

    @Test func refusesCursorsThatAreNotOfThisWalk() async throws {
        try await SCIMWorld.run { world in
            for number in 0..<3 { _ = try await world.createUser("p\(number)") }
            let cursor =
                try await world.send(.get, "/Users?cursor=&count=1").object()["nextCursor"]?.stringValue ?? ""
            #expect(
                cursor.utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetter || "0123456789-_".utf8.contains($0) })
            var forged = cursor
            forged.append(forged.removeLast() == "A" ? "B" : "A")
            for (query, type) in [
                ("cursor=x&count=1", "invalidCursor"), ("cursor=\(forged)&count=1", "invalidCursor"),
                ("cursor=\(cursor)&count=2", "invalidCount"),
                ("cursor=\(cursor)&count=1&filter=active%20pr", "invalidCursor"),
                ("cursor=\(cursor)&count=1&sortBy=userName", "invalidCursor"),
                ("cursor=\(cursor)&count=1&startIndex=1", "invalidValue"),
            ] {
                let answer = try await world.send(.get, "/Users?\(query)")
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["scimType"]?.stringValue == type, "\(query)")
            }
            let elsewhere = try await world.send(.get, "/Groups?cursor=\(cursor)&count=1")
            #expect(try elsewhere.object()["scimType"] == "invalidCursor")
        }
    }

    @Test func countsWhenNothingElseIsWanted() async throws {
        try await SCIMWorld.run { world in
            for number in 0..<3 { _ = try await world.createUser("p\(number)") }
            let page = try await world.send(.get, "/Users?cursor=&count=0").object()
            #expect(page["totalResults"] == 3)
            #expect(page["Resources"] == [])
            #expect(page["nextCursor"] == nil)
        }
    }

    private func walk(_ world: SCIMWorld, _ path: String, from start: String = "") async throws -> [[String]] {
        var pages: [[String]] = []
        var cursor: String? = start
        while let current = cursor {
            let page = try await world.send(.get, "\(path)&cursor=\(current)").object()
            pages.append(Self.names(page))
            cursor = page["nextCursor"]?.stringValue
        }
        return pages
    }

    private static func names(_ page: JSONObject) -> [String] {
        (page["Resources"]?.arrayValue ?? []).map {
            $0["userName"]?.stringValue ?? $0["displayName"]?.stringValue ?? ""
        }
    }
}
