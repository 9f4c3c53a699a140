import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Postgres
import Tenancy
import Testing
import Web

@testable import AdminAPI

struct AdminAuditTests {
    /// Those that change something.
    private func changing(_ world: AdminWorld) -> [String] {
        world.routes.values.flatMap(\.self).sorted().filter {
            !$0.hasPrefix("GET ") && !$0.hasPrefix("HEAD ") || $0.hasSuffix("/archive") && $0.hasPrefix("GET ")
        }
    }

    private func entries(_ world: AdminWorld, _ query: String = "") async throws -> [JSONValue] {
        try await world.send(.get, "/audit-log?limit=200\(query)").object().data
    }

    @Test func everyRouteThatChangesSomethingHasANameOrAReason() async throws {
        try await AdminWorld.run { world in
            let routes = Set(changing(world))
            #expect(routes.count > 40)
            let known = Set(AuditActions.names.keys).union(AuditActions.unaudited.keys)
            #expect(routes.subtracting(known).sorted() == [])
            #expect(known.subtracting(routes).sorted() == [])
            #expect(Set(AuditActions.names.values).count == AuditActions.names.count)
        }
    }

    @Test func everyRouteThatChangesSomethingLeavesAnEntry() async throws {
        try await AdminWorld.run { world in
            _ = try await world.createTenant("acme")
            for route in changing(world) where AuditActions.unaudited[route] == nil {
                let parts = route.split(separator: " ", maxSplits: 1)
                let path = parts[1].replacing("{tenant}", with: "acme").split(separator: "/")
                    .map { $0.first == "{" ? "\(UUID())" : String($0) }.joined(separator: "/")
                let method = try #require(HTTPRequest.Method(String(parts[0])))
                let answer = try await world.send(method, "/" + path, [:])
                let newest = try await world.send(.get, "/audit-log?limit=1").object().data.first
                #expect(newest?["action"]?.stringValue == AuditActions.names[route], "\(route)")
                #expect(newest?["status"]?.integerValue == Int64(answer.status.code), "\(route)")
                #expect(newest?["actor"]?["name"] == "bootstrap", "\(route)")
                #expect((newest?["tenant_id"] != .null) == route.contains("{tenant}"), "\(route)")
            }
        }
    }

    @Test func whatCannotBeRehearsedIsRefusedAndNotDone() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            for route in changing(world) where AuditActions.unaudited[route] == nil && !route.hasPrefix("GET ") {
                guard !AuditActions.rehearsable.union(AuditActions.shownBeforehand).contains(route) else { continue }
                let parts = route.split(separator: " ", maxSplits: 1)
                let place = parts[1].replacing("{tenant}", with: "acme").split(separator: "/")
                    .map { $0.first == "{" ? "\(UUID())" : String($0) }.joined(separator: "/")
                let method = try #require(HTTPRequest.Method(String(parts[0])))
                let answer = try await world.send(method, "/\(place)?dry_run=true", [:])
                #expect(answer.status == .badRequest, "\(route)")
                #expect(try answer.object()["code"] == "invalid_parameter", "\(route)")
            }
            _ = try await world.send(.post, "\(path)/suspend?dry_run=true")
            #expect(try await world.send(.get, path).object()["state"] == "active")
        }
    }

    @Test func whatIsRehearsedIsDescribedAsSuch() {
        let described = AdminOperations.pages.flatMap(\.operations).filter { $0.takes("dry_run") }.map(\.route)
        #expect(Set(described) == AuditActions.rehearsable.union(AuditActions.shownBeforehand))
    }

    @Test func whatWouldGoIsShownAndStays() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await id(
                of: world.send(.post, "\(path)/scim-configurations", ["name": "Entra", "idp": "entra"]))
            let one = "\(path)/scim-configurations/\(configuration)"
            let made: [(collection: String, body: JSONValue)] = [
                ("/api-keys", ["name": "billing"]), ("\(one)/tokens", ["name": "first"]),
                ("\(one)/clients", ["name": "Entra"]),
                ("\(path)/webhook-endpoints", ["url": "https://hooks.example.com/in"]),
                ("\(path)/notification-preferences", ["address": "it@acme.example"]),
            ]
            for (collection, body) in made {
                let answer = try await world.send(.post, collection, body)
                #expect(answer.status == .created, "\(collection)")
                let thing = try answer.object()
                let place = "\(collection)/\(try #require(thing["id"]?.stringValue))"
                let rehearsed = try await world.send(.delete, "\(place)?dry_run=true")
                #expect(rehearsed.status == .ok, "\(place)")
                let told = try rehearsed.object()
                #expect(told["dry_run"] == true && told["deletes"]?["id"] == thing["id"], "\(place)")
                #expect(try await world.send(.get, place).object()["revoked_at"] ?? .null == .null, "\(place)")
                let newest = try await world.send(.get, "/audit-log?limit=1").object().data.first
                #expect(newest?["action"]?.stringValue?.hasSuffix(".create") == true, "\(place)")
                #expect(try await world.send(.delete, "\(collection)/\(UUID())?dry_run=true").status == .notFound)
                #expect(try await world.send(.delete, place).status == .noContent)
            }
        }
    }

    @Test func aRehearsalIsRefusedAsTheDeedWouldBe() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let endpoint = try await id(
                of: world.send(.post, "\(path)/webhook-endpoints", ["url": "https://hooks.example.com/in"]))
            let stale = try await world.send(
                .delete, "\(path)/webhook-endpoints/\(endpoint)?dry_run=true", ifMatch: "W/\"99\"")
            #expect(stale.status == .preconditionFailed)
            let strong = try await id(of: world.send(.post, "/api-keys", ["name": "strong"]))
            let weak = try await world.send(.post, "/api-keys", ["name": "weak", "scopes": ["keys:write"]]).object()
            let refused = try await world.send(
                .delete, "/api-keys/\(strong)?dry_run=true", key: try #require(weak["key"]?.stringValue))
            #expect(try refused.object()["code"] == "api_key_beyond_caller")
        }
    }

    private func id(of answer: TestResponse) throws -> String {
        try #require(try answer.object()["id"]?.stringValue)
    }

    @Test func aChangeCountsOnceAndTellsItsRateOnce() async throws {
        try await AdminWorld.run(rate: RequestRate(sustained: 1, burst: 100)) { world in
            let path = try await world.createTenant("acme")
            let answer = try await world.send(.patch, path, ["name": "Acme"])
            let field = try #require(HTTPField.Name("RateLimit"))
            let told = try #require(answer.headers[values: field].first)
            #expect(answer.headers[values: field].count == 1)
            let remaining = try #require(told.firstMatch(of: /r=(\d+)/).flatMap { Int($0.1) })
            #expect(remaining >= 98, "\(told)")
            let entry = try #require(try await entries(world, "&action=tenant.update").first)
            #expect(entry["before"]?["name"] != .null && entry["after"]?["name"] == "Acme")
        }
    }

    @Test func aKeyForATenantIsInTheTenantsOwnLog() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            _ = try await world.send(.post, "/api-keys", ["name": "k", "tenant": "acme"])
            let own = try await world.send(.get, "\(path)/audit-log").object().data.map { $0["action"] }
            #expect(own.contains("api_key.create"))
        }
    }

    @Test func aTokenIsToldOfWithoutTheToken() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(path).id
            let tokens = "\(path)/scim-configurations/\(configuration)/tokens"
            let answer = try await world.send(.post, tokens, ["name": "first"])
            let issued = try answer.object()
            let entry = try #require(try await entries(world, "&action=scim_token.create").first)
            #expect(entry["outcome"] == "done" && entry["status"] == 201 && entry["subject"] == issued["id"])
            #expect(entry["request"]?["name"] == "first" && entry["after"]?["name"] == "first")
            #expect(entry["request_id"]?.stringValue == answer.headers[HTTPField.Name("X-Request-Id")!])
            let token = try #require(issued["token"]?.stringValue)
            #expect(entry["after"]?["token"] == "[redacted]" && !entry.serialized().contains(token))

            _ = try await world.send(.delete, "\(tokens)/\(issued.id)")
            let both = try await entries(world, "&subject=\(issued.id)")
            #expect(both.map { $0["action"] } == ["scim_token.revoke", "scim_token.create"])
        }
    }

    @Test func aChangeIsToldOfWithBeforeAndAfter() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pool = try await world.createPool(path, seats: 3).id
            _ = try await world.send(.patch, "\(path)/license-pools/\(pool)", ["seats": 7])
            let entry = try #require(try await entries(world, "&action=license_pool.update").first)
            #expect(entry["before"]?["seats"] == 3 && entry["after"]?["seats"] == 7)
            _ = try await world.send(.delete, "\(path)/license-pools/\(pool)")
            let deleted = try #require(try await entries(world, "&action=license_pool.delete").first)
            #expect(deleted["before"]?["seats"] == 7 && deleted["after"] == .null)
        }
    }

    @Test func whatWasRefusedHasFailed() async throws {
        try await AdminWorld.run { world in
            _ = try await world.createTenant("acme")
            _ = try await world.createTenant("acme")
            let found = try await entries(world, "&action=tenant.create")
            #expect(found.map { $0["outcome"] } == ["failed", "done"] && found.first?["status"] == 409)
        }
    }

    @Test func aDryRunAndAReadLeaveNothing() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pool = try await world.createPool(path).id
            let before = try await entries(world).count
            _ = try await world.send(.patch, "\(path)/license-pools/\(pool)?dry_run=true", ["seats": 7])
            _ = try await world.send(.get, "\(path)/license-pools/\(pool)")
            let after = try await entries(world).count
            #expect(after == before)
        }
    }

    @Test func aTenantsKeySeesItsTenantAndNothingElse() async throws {
        try await AdminWorld.run { world in
            let (acme, globex) = (try await world.createTenant("acme"), try await world.createTenant("globex"))
            let key = try await world.send(.post, "/api-keys", ["name": "mine", "tenant": "acme"]).object()
            let secret = key["key"]?.stringValue
            _ = try await world.send(
                .post, "\(acme)/license-pools", ["name": "p", "product": "x", "seats": 1], key: secret)
            _ = try await world.createPool(globex)
            let mine = try await world.send(.get, "\(acme)/audit-log", key: secret).object().data
            #expect(mine.map { $0["action"] } == ["license_pool.create", "api_key.create"])
            #expect(mine.first?["actor"] == ["id": key["id"] ?? .null, "name": "mine"])
            let theirs = try await world.send(.get, "\(globex)/audit-log", key: secret)
            let all = try await world.send(.get, "/audit-log", key: secret)
            #expect(theirs.status == .notFound && all.status == .forbidden)
            let byActor = try await entries(world, "&actor=\(key.id)")
            let byTenant = try await entries(world, "&tenant=globex")
            #expect(byActor.count == 1 && byTenant.count == 1)
            let made = try await entries(world, "&action=api_key.create")
            #expect(made.first?.serialized().contains(secret ?? "-") == false)
        }
    }

    @Test func whatCanNotBeWrittenDownIsNotDone() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            func rename(_ from: String, _ to: String) async throws {
                _ = try await world.client.query(
                    Statement("test.rename.\(to)", "ALTER TABLE rollcall.\(from) RENAME TO \(to)"))
            }
            try await rename("audit_log", "elsewhere")
            let answer = try await world.send(
                .post, "\(path)/license-pools", ["name": "p", "product": "x", "seats": 1])
            try await rename("elsewhere", "audit_log")
            #expect(answer.status.code >= 500)
            let pools = try await world.send(.get, "\(path)/license-pools").object().data
            #expect(pools.isEmpty)
        }
    }

    @Test func anEntryWithoutAnEndIsOfUnknownOutcome() async throws {
        try await AdminWorld.run { world in
            _ = try await world.audit.begin(
                NewAuditEntry(
                    actor: .commandLine(user: "root"), requestID: "r", action: "tenant.create", tenantID: nil,
                    subject: nil))
            let entry = try #require(try await entries(world).first)
            #expect(entry["outcome"] == "unknown" && entry["status"] == .null)
            #expect(entry["actor"]?["name"] == "cli:root")
        }
    }

    @Test func pagesAndExportsHoldEveryEntry() async throws {
        try await AdminWorld.run { world in
            for number in 1...7 { _ = try await world.createTenant("tenant-\(number)") }
            var (seen, cursor): ([JSONValue], String) = ([], "")
            repeat {
                let page = try await world.send(.get, "/audit-log?limit=3\(cursor)").object()
                seen += page.data
                cursor = page["next_cursor"]?.stringValue.map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty
            #expect(seen.map { $0["after"]?["slug"] } == (1...7).reversed().map { .string("tenant-\($0)") })
            let lines = try await world.send(.get, "/audit-log?format=ndjson")
            #expect(String(buffer: lines.body).split(separator: "\n").count == 7)
            let csv = try await world.send(.get, "/audit-log?format=csv&action=tenant.create")
            #expect(String(buffer: csv.body).hasPrefix("id,time,action,outcome"))
        }
    }
}
