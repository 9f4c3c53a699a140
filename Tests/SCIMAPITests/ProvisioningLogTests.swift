import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Provisioning
import SCIM
import Tenancy
import TestDatabase
import Testing

struct ProvisioningLogTests {
    private static let patch: JSONValue = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

    private func patch(_ operations: JSONValue...) -> JSONValue {
        ["schemas": [Self.patch], "Operations": .array(operations)]
    }

    @Test func aCreationIsLoggedWithWhomAndWhat() async throws {
        try await SCIMWorld.run { world in
            let body: JSONValue = [
                "schemas": [.string(URN.user)], "userName": "ada@example.com", "externalId": "e1",
                "password": "hunter2",
                "title": "Clerk",
            ]
            let answer = try await world.send(.post, "/Users", body)
            let entry = try #require(try await world.logged().first)
            #expect(entry.operation == .create && entry.status == 201 && entry.outcome == .warning)
            #expect(entry.resourceType == "User" && entry.name == "ada@example.com" && entry.externalID == "e1")
            #expect(entry.resourceID?.uuidString.lowercased() == (try answer.object()).id)
            #expect(entry.configurationID == world.configuration.id && entry.credentialID != nil)
            #expect(entry.requestID == answer.headers[HTTPField.Name("X-Request-Id")!])
            #expect(entry.changes?.contains(#"{"path":"title","new":"Clerk"}"#) == true)
            #expect(entry.coercions?.contains("passwordDiscarded") == true)
            #expect(!String(describing: entry).contains("hunter2"))
        }
    }

    @Test func aChangeIsLoggedWithOldAndNew() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada").id
            _ = try await world.send(
                .patch, "/Users/\(id)", patch(["op": "replace", "path": "active", "value": "False"]))
            let entry = try #require(try await world.logged { $0.operation = .update }.first)
            #expect(entry.changes == #"[{"path":"active","old":true,"new":false}]"#)
            #expect(entry.coercions?.contains("booleanAsText") == true && entry.outcome == .warning)
            #expect(entry.name == "ada")
        }
    }

    @Test func aWriteOfWhatIsSoAlreadyIsSkipped() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada").id
            _ = try await world.send(.patch, "/Users/\(id)", patch(["op": "replace", "path": "active", "value": true]))
            let entry = try #require(try await world.logged { $0.operation = .update }.first)
            #expect(entry.outcome == .skipped && entry.changes == nil && entry.status == 200)
        }
    }

    @Test func aRefusalIsLoggedWithTheAnswerAndWithoutTheName() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.createUser("ada")
            let answer = try await world.send(
                .post, "/Users", ["schemas": [.string(URN.user)], "userName": "ADA", "externalId": "e2-secret"])
            #expect(answer.status == .conflict)
            let entry = try #require(try await world.logged { $0.outcome = .failure }.first)
            #expect(entry.code == "uniqueness" && entry.scimType == "uniqueness" && entry.status == 409)
            #expect(entry.detail == (try answer.object())["detail"]?.stringValue)
            #expect(entry.name == nil && entry.externalID == nil)
            #expect(try await world.logged { $0.text = "e2-secret" }.map(\.id) == [entry.id])
            #expect(try await world.logged { $0.text = "ada" }.map(\.id) == [entry.id])
        }
    }

    @Test func membersAreLoggedAsWhoCameAndWhoLeft() async throws {
        try await SCIMWorld.run { world in
            let (ada, bob) = (try await world.createUser("ada").id, try await world.createUser("bob").id)
            let group = try await world.send(
                .post, "/Groups",
                ["schemas": [.string(URN.group)], "displayName": "Sales", "members": [["value": .string(ada)]]]
            ).object().id
            _ = try await world.send(
                .put, "/Groups/\(group)",
                ["schemas": [.string(URN.group)], "displayName": "Sales", "members": [["value": .string(bob)]]])
            let entries = try await world.logged { $0.resourceType = "Group" }
            #expect(entries.first?.changes == #"[{"path":"members","old":["\#(ada)"],"new":["\#(bob)"]}]"#)
            #expect(entries.last?.changes?.contains(#"{"path":"members","new":["\#(ada)"]}"#) == true)
            #expect(entries.allSatisfy { $0.name == "Sales" })
        }
    }

    @Test func aDeletionIsLoggedWithoutWhatWasDeleted() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada").id
            _ = try await world.send(.delete, "/Users/\(id)")
            _ = try await world.send(.delete, "/Users/\(id)")
            let entries = try await world.logged { $0.operation = .delete }
            #expect(entries.map(\.status) == [404, 204])
            #expect(entries.last?.name == "ada" && entries.last?.changes == nil)
            #expect(entries.first?.code == "not_found" && entries.first?.resourceID == entries.last?.resourceID)
        }
    }

    @Test func readsAndDiscoveryAreLogged() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada").id
            for path in ["/Users/\(id)", "/Users?filter=userName%20eq%20%22ada%22", "/Schemas"] {
                _ = try await world.send(.get, path)
            }
            _ = try await world.send(
                .post, "/Users/.search", ["schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]])
            #expect(try await world.logged().map(\.operation) == [.search, .discovery, .search, .read, .create])
        }
    }

    @Test func entrasTestOfTheConnectionIsRecognised() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.send(.get, "/Users?filter=userName+eq+%22\(UUID().uuidString)%22")
            #expect(try await world.logged().map(\.operation) == [.connectionTest])
        }
    }

    @Test func theOwnerLearnsWhyACredentialWasRefused() async throws {
        try await SCIMWorld.run { world in
            let other = try await world.tenants.create(slug: "globex", name: "Globex")
            _ = try await world.send(.get, "/Users", slug: other.slug, token: world.token)
            let issued = try await world.credentials.issue(name: "second", for: world.configuration)
            try await world.credentials.revoke(issued.credential.id, of: world.configuration)
            let revoked = try await world.send(.get, "/Users", token: issued.token)
            let invented = try await world.send(.get, "/Users", token: "rc_nothing")
            let missing = try await world.send(.get, "/Users", token: nil)
            #expect(revoked.comparable == invented.comparable)
            #expect(missing.status == revoked.status && missing.body == revoked.body)

            let entries = try await world.logged()
            #expect(entries.map(\.code) == ["credential_revoked", "credential_other_tenant"])
            #expect(entries.allSatisfy { $0.status == 401 && $0.outcome == .failure })
            #expect(entries.first?.credentialID == issued.credential.id)
            let page = try await world.log.page(of: other, ProvisioningFilter(), limit: 10)
            #expect(page.elements.isEmpty)
        }
    }

    @Test func aBulkRequestIsLoggedWithEachOfItsOperations() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.createUser("taken")
            func create(_ name: String) -> JSONValue {
                [
                    "method": "POST", "path": "/Users", "bulkId": .string(name),
                    "data": ["schemas": [.string(URN.user)], "userName": .string(name)],
                ]
            }
            let answer = try await world.send(
                .post, "/Bulk",
                [
                    "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                    "Operations": [create("ada"), create("taken")],
                ])
            let id = try #require(answer.headers[HTTPField.Name("X-Request-Id")!])
            let entries = try await world.logged { $0.requestID = id }
            #expect(entries.map(\.operation) == [.create, .create, .bulk])
            #expect(entries.map(\.status) == [409, 201, 200])
            #expect(entries[1].name == "ada" && entries[0].name == nil)
            // The whole is as good as its parts.
            #expect(entries[2].outcome == .warning)
        }
    }

    @Test func aBulkRequestOfWhichAllFailedHasFailed() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.createUser("taken")
            let create: JSONValue = [
                "method": "POST", "path": "/Users", "bulkId": "1",
                "data": ["schemas": [.string(URN.user)], "userName": "taken"],
            ]
            _ = try await world.send(
                .post, "/Bulk",
                ["schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [create]])
            #expect(try await world.logged { $0.operation = .bulk }.map(\.outcome) == [.failure])
        }
    }

    @Test func theSentenceIsKeptWithoutTheValuesThatItQuotes() async throws {
        try await SCIMWorld.run { world in
            let answer = try await world.send(
                .post, "/Bulk",
                [
                    "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
                    "Operations": [
                        [
                            "method": "POST", "path": "/Groups", "bulkId": "g",
                            "data": [
                                "schemas": [.string(URN.group)], "displayName": "g",
                                "members": [["value": "bulkId:ada@example.com"]],
                            ],
                        ]
                    ],
                ])
            #expect(String(buffer: answer.body).contains("ada@example.com"))
            let entries = try await world.logged()
            #expect(entries.contains { $0.detail?.contains("…") == true })
            #expect(entries.allSatisfy { $0.detail?.contains("ada@") != true })
        }
    }

    @Test func requestsOfNobodyLeaveNothing() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.send(.get, "/Users", token: "rc_nothing")
            _ = try await world.send(.get, "/nowhere/at/all/really")
            #expect(try await world.logged().isEmpty)
        }
    }
}
