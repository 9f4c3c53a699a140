import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Testing
import Web

/// What servers get wrong most often when they are asked something; each test goes red for one such fault.
@Suite struct SCIMReadPromiseTests {
    @Test func startIndexIsHonoured() async throws {
        try await withPeople { world in
            try await expect(["bo@x.test", "Carl@x.test"], in: names(world, "sortBy=userName&startIndex=2"))
        }
    }

    @Test func countIsHonoured() async throws {
        try await withPeople { world in
            try await expect(["ada@x.test"], in: names(world, "sortBy=userName&count=1"))
        }
    }

    @Test func attributesAreHonoured() async throws {
        try await withPeople { world in
            let page = try await world.send(.get, "/Users?attributes=userName").object()
            for user in page["Resources"]?.arrayValue ?? [] {
                #expect(Set(user.objectValue?.names ?? []) == ["schemas", "id", "userName"])
            }
        }
    }

    @Test func orderIsHonoured() async throws {
        try await withPeople { world in
            try await expect(
                ["Carl@x.test", "bo@x.test", "ada@x.test"], in: names(world, "sortBy=userName&sortOrder=descending"))
            // By an attribute that no column holds.
            try await expect(["bo@x.test", "ada@x.test", "Carl@x.test"], in: names(world, "sortBy=title"))
        }
    }

    @Test(arguments: [
        #"userName sw "a" or userName sw "b" and title eq "nobody""#,
        #"title eq "m" or title eq "a" and userName eq "nobody""#,
    ])
    func andBindsTighterThanOr(filter: String) async throws {
        try await withPeople { world in
            try await expect(["ada@x.test"], in: found(world, filter))
        }
    }

    @Test(arguments: [#"not (userName sw "b")"#, #"not (title eq "a")"#])
    func negationIsHonoured(filter: String) async throws {
        try await withPeople { world in
            try await expect(["ada@x.test", "Carl@x.test"], in: found(world, filter))
        }
    }

    @Test(arguments: ["userName%20eq", "noSuch%20eq%20%221%22", ""])
    func aBadFilterSelectsNobody(filter: String) async throws {
        try await withPeople { world in
            let answer = try await world.send(.get, "/Users?filter=\(filter)")
            #expect(answer.status == .badRequest)
            #expect(try answer.object()["scimType"] == "invalidFilter")
        }
    }

    @Test(arguments: [#"userName eq "CARL@X.TEST""#, #"userName eq "CARL@X.TEST" and title pr"#])
    func userNamesAreFoundWhateverTheirCase(filter: String) async throws {
        try await withPeople { world in
            try await expect(["Carl@x.test"], in: found(world, filter))
        }
    }

    @Test(arguments: ["", " and title pr"])
    func externalIDsAreFoundInTheirCaseOnly(rest: String) async throws {
        try await withPeople { world in
            try await expect(["ada@x.test"], in: found(world, #"externalId eq "Xada@x.test""# + rest))
            try await expect([], in: found(world, #"externalId eq "xada@x.test""# + rest))
        }
    }

    @Test func ifNoneMatchIsHonoured() async throws {
        try await SCIMWorld.run { world in
            let path = "/Users/\(try await world.createUser("ada@x.test").id)"
            #expect(try await world.send(.get, path, headers: [.ifNoneMatch: "W/\"1\""]).status == .notModified)
            #expect(try await world.send(.get, path, headers: [.ifNoneMatch: "W/\"2\""]).status == .ok)
        }
    }

    @Test(arguments: ["/Userz", "/Users/1/2", "/users", ""])
    func anUnknownPathIsNotFound(path: String) async throws {
        try await SCIMWorld.run { world in
            let answer = try await world.send(.get, path)
            #expect(answer.status == .notFound)
            #expect(try answer.object()["schemas"] == [.string(URN.error)])
        }
    }

    // MARK: Three people

    private func withPeople(_ body: @Sendable @escaping (SCIMWorld) async throws -> Void) async throws {
        try await SCIMWorld.run { world in
            for (name, title) in [("Carl@x.test", "z"), ("ada@x.test", "m"), ("bo@x.test", "a")] {
                let person: JSONValue = [
                    "schemas": [.string(URN.user)], "userName": .string(name), "title": .string(title),
                    "externalId": .string("X\(name)"),
                ]
                #expect(try await world.send(.post, "/Users", person).status == .created)
            }
            try await body(world)
        }
    }

    private func expect(_ expected: [String], in found: [String], _ at: SourceLocation = #_sourceLocation) {
        #expect(found == expected, sourceLocation: at)
    }

    /// The people that a filter selects, by name.
    private func found(_ world: SCIMWorld, _ filter: String) async throws -> [String] {
        let search: JSONValue = [
            "schemas": [.string(URN.searchRequest)], "filter": .string(filter), "sortBy": "userName",
        ]
        return try Self.names(in: try await world.send(.post, "/Users/.search", search))
    }

    private func names(_ world: SCIMWorld, _ query: String) async throws -> [String] {
        try Self.names(in: try await world.send(.get, "/Users?\(query)"))
    }

    private static func names(in page: TestResponse) throws -> [String] {
        #expect(page.status == .ok)
        return try page.object()["Resources"]?.arrayValue?.compactMap { $0["userName"]?.stringValue } ?? []
    }
}
