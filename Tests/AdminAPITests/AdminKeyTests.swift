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
                for key in ["rck_", revoked, String(repeating: "a", count: 3000)] {
                    answers.insert(try await world.send(method, path + route, body, key: key).comparable())
                }
                answers.insert(try await world.send(method, "/tenants/nowhere" + route, body, key: "rck_").comparable())
                #expect(answers.count == 1, "\(method) \(route)")
                #expect(answers.first?.hasPrefix("401") == true, "\(method) \(route)")
                let silent = try await world.send(method, path + route, body, key: nil)
                #expect(silent.status == .unauthorized && silent.headers[.wwwAuthenticate] == "Bearer")
                let wrong = try await world.send(method, path + route, body, key: revoked)
                #expect(wrong.headers[.wwwAuthenticate] == "Bearer error=\"invalid_token\"")
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

    @Test func aKeyIsGoodForItsScopesOnly() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let scopes: JSONValue = ["events:read", "licenses:write", "keys:write"]
            let made = try await world.send(.post, "/api-keys", ["name": "seats", "scopes": scopes]).object()
            #expect(made["scopes"] == ["keys:write", "licenses:write", "events:read"])
            let key = try #require(made["key"]?.stringValue)
            let pool: JSONValue = ["name": "Pool", "product": "p", "seats": 1]
            #expect(try await world.send(.get, "\(path)/license-pools", key: key).status == .ok)
            #expect(try await world.send(.post, "\(path)/license-pools", pool, key: key).status == .created)
            #expect(try await world.send(.get, "\(path)/events", key: key).status == .ok)
            for (route, scope) in [
                (path, "tenants:read"), ("\(path)/deliveries/x", "webhooks:read"), ("/jobs", "jobs:read"),
            ] {
                let refused = try await world.send(.get, route, key: key)
                #expect(refused.status == .forbidden, "\(route)")
                #expect(try refused.object()["detail"] == .string("This key is not good for \(scope)."))
            }
            let configuration: JSONValue = ["name": "Okta", "idp": "okta"]
            let refused = try await world.send(.post, "\(path)/scim-configurations", configuration, key: key)
            #expect(try refused.object()["code"] == "scope_needed")
        }
    }

    @Test func aKeyMakesNoKeyThatIsGoodForMore() async throws {
        try await AdminWorld.run { world in
            let made = try await world.send(.post, "/api-keys", ["name": "keys", "scopes": ["keys:write"]]).object()
            let key = try #require(made["key"]?.stringValue)
            for scopes: JSONValue in [.null, ["jobs:read"], ["keys:read", "tenants:write"]] {
                let refused = try await world.send(.post, "/api-keys", ["name": "more", "scopes": scopes], key: key)
                #expect(try refused.object()["code"] == "scopes_beyond_caller")
            }
            let less = try await world.send(.post, "/api-keys", ["name": "less", "scopes": ["keys:read"]], key: key)
            #expect(less.status == .created)
            for (scopes, code): (JSONValue, JSONValue) in [([], "scopes_missing"), (["seats:read"], "scope_unknown")] {
                let refused = try await world.send(.post, "/api-keys", ["name": "odd", "scopes": scopes])
                #expect(try refused.status == .badRequest && refused.object()["code"] == code)
            }
        }
    }

    @Test func aKeyMakesNoKeyThatOutlivesIt() async throws {
        try await AdminWorld.run { world in
            let made = try await world.send(.post, "/api-keys", ["name": "keys", "expires_in_days": 30]).object()
            let key = try #require(made["key"]?.stringValue)
            for days: JSONValue in [.null, 30, 3650] {
                let body: JSONValue = ["name": "longer", "expires_in_days": days]
                let refused = try await world.send(.post, "/api-keys", body, key: key)
                #expect(try refused.status == .forbidden && refused.object()["code"] == "expiry_beyond_caller")
            }
            let body: JSONValue = ["name": "shorter", "expires_in_days": 29]
            #expect(try await world.send(.post, "/api-keys", body, key: key).status == .created)
        }
    }

    @Test func aKeyEndsNoKeyThatIsGoodForMore() async throws {
        try await AdminWorld.run { world in
            let made = try await world.send(.post, "/api-keys", ["name": "keys", "scopes": ["keys:write"]]).object()
            let key = try #require(made["key"]?.stringValue)
            for scopes: JSONValue in [.null, ["jobs:read"]] {
                let other = try await world.send(.post, "/api-keys", ["name": "more", "scopes": scopes]).object()
                let refused = try await world.send(.delete, "/api-keys/\(other.id)", key: key)
                #expect(try refused.status == .forbidden && refused.object()["code"] == "api_key_beyond_caller")
                let text = try #require(other["key"]?.stringValue)
                #expect(try await world.send(.get, "/jobs", key: text).status == .ok)
            }
            let less = try await world.send(.post, "/api-keys", ["name": "less", "scopes": ["keys:read"]]).object()
            for id in [less.id, made.id] {
                #expect(try await world.send(.delete, "/api-keys/\(id)", key: key).status == .noContent)
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
