import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite struct AdminKeyTests {
    static let tenantRoutes: [(HTTPRequest.Method, String, JSONValue?)] = [
        (.get, "", nil), (.get, "/license-pools", nil),
        (.post, "/license-pools", ["name": "Intruders", "product": "p", "seats": 1]),
        (.get, "/scim-configurations", nil), (.post, "/scim-configurations", ["name": "Intruders", "idp": "okta"]),
        (.get, "/assignments", nil), (.get, "/events", nil),
    ]

    @Test func everyWrongKeyLooksTheSame() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let made = try await world.send(.post, "/api-keys", ["name": "old"]).object()
            let revoked = try #require(made["key"]?.stringValue)
            #expect(try await world.send(.delete, "/api-keys/\(made.id)").status == .noContent)
            for (method, route, body) in Self.tenantRoutes {
                var answers: Set<String> = []
                for key in [nil, "", "rck_", revoked, String(repeating: "a", count: 3000)] {
                    answers.insert(try await world.send(method, path + route, body, key: key).comparable())
                }
                answers.insert(try await world.send(method, "/tenants/nowhere" + route, body, key: nil).comparable())
                #expect(answers.count == 1, "\(method) \(route)")
                #expect(answers.first?.hasPrefix("401") == true, "\(method) \(route)")
            }
        }
    }

    @Test func aKeyOfOneTenantFindsNoOther() async throws {
        try await AdminWorld.run { world in
            let home = try await world.createTenant("acme")
            let foreign = try await world.createTenant("globex")
            let made = try await world.send(.post, "/api-keys", ["name": "bound", "tenant": "acme"])
            #expect(made.status == .created)
            let key = try #require(try made.object()["key"]?.stringValue)
            #expect(try await world.send(.get, home, key: key).status == .ok)
            for (method, route, body) in Self.tenantRoutes {
                let there = try await world.send(method, foreign + route, body, key: key)
                let nowhere = try await world.send(method, "/tenants/nowhere" + route, body, key: key)
                #expect(there.status == .notFound, "\(method) \(route)")
                #expect(try there.comparable() == nowhere.comparable(), "\(method) \(route)")
            }
            for route in ["/tenants", "/api-keys", "/jobs", "/queues", "/workers"] {
                let refused = try await world.send(.get, route, key: key)
                #expect(refused.status == .forbidden, "\(route)")
                #expect(try refused.object()["code"] == "operator_key_required")
            }
        }
    }

    @Test func keysAreShownOnceAndListedWithoutTheirText() async throws {
        try await AdminWorld.run { world in
            let made = try await world.send(.post, "/api-keys", ["name": "ci", "expires_in_days": 30]).object()
            let key = try #require(made["key"]?.stringValue)
            #expect(key.hasPrefix("rck_"))
            #expect(try await world.send(.get, "/tenants", key: key).status == .ok)
            let list = try await world.send(.get, "/api-keys")
            #expect(!String(buffer: list.body).contains(key))
            #expect(try list.object().data.first?["hint"]?.stringValue == String(key.suffix(4)))
        }
    }
}
