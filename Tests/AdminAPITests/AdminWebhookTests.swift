import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite struct AdminWebhookTests {
    @Test func anEndpointIsMadeReadChangedAndTakenAway() async throws {
        try await AdminWorld.run { world in
            let list = try await world.createTenant("acme") + "/webhook-endpoints"
            let answer = try await world.send(
                .post, list,
                [
                    "url": "https://hooks.example/in", "event_types": ["user.*"], "ordered": true, "max_rate": 10,
                    "headers": ["Authorization": "Bearer secret-of-theirs"],
                ])
            #expect(answer.status == .created)
            let made = try answer.object()
            let secret = try #require(made["secret"]?.stringValue)
            #expect(secret.hasPrefix("whsec_"))
            #expect(made["headers"] == ["Authorization"] && made["enabled"] == true && made["max_concurrency"] == 4)
            let path = "\(list)/\(made.id)"
            for url in [path, list] {
                let text = String(buffer: try await world.send(.get, url).body)
                #expect(!text.contains(secret) && !text.contains("secret-of-theirs"))
            }
            let changed = try await world.send(
                .patch, path, ["enabled": false, "max_rate": 0], ifMatch: answer.headers[.eTag])
            #expect(changed.status == .ok)
            #expect(try changed.object()["enabled"] == false && changed.object()["max_rate"] == .null)
            let late = try await world.send(.patch, path, ["enabled": true], ifMatch: answer.headers[.eTag])
            #expect(late.status == .preconditionFailed)
            #expect(try late.object()["code"] == "webhook_endpoint_changed")
            #expect(try await world.send(.delete, path, ifMatch: answer.headers[.eTag]).status == .preconditionFailed)
            #expect(try await world.send(.delete, path).status == .noContent)
            #expect(try await world.send(.get, path).status == .notFound)
        }
    }

    @Test func aRotationShowsANewSecretOnce() async throws {
        try await AdminWorld.run { world in
            let list = try await world.createTenant("acme") + "/webhook-endpoints"
            let made = try await world.send(.post, list, ["url": "https://hooks.example/"]).object()
            let rotated = try await world.send(.post, "\(list)/\(made.id)/secret/rotate", ["overlap_hours": 1]).object()
            #expect(rotated["secret"] != made["secret"] && rotated["secret"]?.stringValue?.hasPrefix("whsec_") == true)
            #expect(rotated["previous_secret_until"] != .null)
            let bad = try await world.send(.post, "\(list)/\(made.id)/secret/rotate", ["overlap_hours": 1000])
            #expect(try bad.status == .badRequest && bad.object()["code"] == "overlap_hours_out_of_range")
        }
    }

    @Test(
        arguments: [
            ([:], "/url"), (["url": 7], "/url"), (["url": "ftp://x"], "/url"),
            (["url": "https://a.example/", "event_types": ["User.*"]], "/event_types"),
            (["url": "https://a.example/", "event_types": []], "/event_types"),
            (["url": "https://a.example/", "event_types": [1]], "/event_types"),
            (["url": "https://a.example/", "max_concurrency": 0], "/max_concurrency"),
            (["url": "https://a.example/", "max_rate": 100_000], "/max_rate"),
            (["url": "https://a.example/", "headers": ["Host": "x"]], "/headers"),
            (["url": "https://a.example/", "headers": ["X-A": "a\r\nb"]], "/headers"),
            (["url": "https://a.example/", "headers": ["X-A": 1]], "/headers"),
            (["url": "https://a.example/", "headers": "x"], "/headers"),
            (["url": "https://a.example/", "format": "xml"], "/format"),
            (["url": "https://a.example/", "misspelt": 1], "/misspelt"),
        ] as [(JSONValue, String)])
    func aMistakeIsNamed(body: JSONValue, pointer: String) async throws {
        try await AdminWorld.run { world in
            let list = try await world.createTenant("acme") + "/webhook-endpoints"
            let answer = try await world.send(.post, list, body)
            #expect(answer.status == .badRequest)
            #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            #expect(try await world.send(.get, list).object().data.isEmpty)
        }
    }

    @Test func deliveriesAreListedReadAndRetried() async throws {
        try await AdminWorld.run { world in
            let tenant = try await world.createTenant("acme")
            let list = tenant + "/webhook-endpoints"
            let made = try await world.send(.post, list, ["url": "https://hooks.example/"]).object()
            let path = "\(list)/\(made.id)"
            var ids: [String] = []
            for _ in 0..<3 { ids.append(try await world.send(.post, path + "/test").object().id) }
            let first = try await world.send(.get, path + "/deliveries?limit=2").object()
            #expect(first.data.compactMap { $0["id"]?.stringValue } == [ids[2], ids[1]])
            let cursor = try #require(first["next_cursor"]?.stringValue)
            let second = try await world.send(.get, path + "/deliveries?limit=2&cursor=\(cursor)").object()
            #expect(second.data.compactMap { $0["id"]?.stringValue } == [ids[0]])
            let read = try await world.send(.get, "\(tenant)/deliveries/\(ids[0])").object()
            #expect(read["state"] == "pending" && read["log"] == [] && read["payload"]?.stringValue != nil)
            #expect(try await world.send(.post, "\(tenant)/deliveries/\(ids[0])/retry").status == .accepted)
            #expect(try await world.send(.get, path + "/deliveries?state=delivered").object().data.isEmpty)
            #expect(try await world.send(.get, path + "/deliveries?state=gone").status == .badRequest)
            #expect(try await world.send(.get, path + "/deliveries?cursor=x").status == .badRequest)
            // What was sent can be read when the endpoint is gone.
            #expect(try await world.send(.delete, path).status == .noContent)
            #expect(try await world.send(.get, path + "/deliveries").object().data.count == 3)
            #expect(try await world.send(.get, path + "/deliveries?state=failed").object().data.isEmpty)
            let unknown = "\(list)/00000000-0000-7000-8000-000000000000/deliveries"
            #expect(try await world.send(.get, unknown).status == .notFound)
        }
    }

    @Test func whatBelongsToOneTenantIsNothingToAnother() async throws {
        try await AdminWorld.run { world in
            let (home, other) = (try await world.createTenant("acme"), try await world.createTenant("globex"))
            let made = try await world.send(
                .post, home + "/webhook-endpoints", ["url": "https://hooks.example/"]
            ).object()
            let delivery = try await world.send(.post, "\(home)/webhook-endpoints/\(made.id)/test").object()
            let path = "\(other)/webhook-endpoints/\(made.id)"
            let tries: [(HTTPRequest.Method, String, JSONValue?)] = [
                (.get, path, nil), (.patch, path, ["enabled": false]), (.delete, path, nil),
                (.post, path + "/test", nil), (.post, path + "/secret/rotate", [:]),
                (.post, path + "/recover", ["since": "2026-11-28T00:00:00Z"]),
                (.post, path + "/replay", ["since": "2026-11-28T00:00:00Z"]), (.get, path + "/deliveries", nil),
                (.get, "\(other)/deliveries/\(delivery.id)", nil),
                (.post, "\(other)/deliveries/\(delivery.id)/retry", nil),
            ]
            for (method, path, body) in tries {
                #expect(try await world.send(method, path, body).status == .notFound, "\(method) \(path)")
            }
        }
    }

    @Test(
        arguments: [
            ([:], "/since"), (["since": "yesterday"], "/since"), (["since": 5], "/since"),
            (["since": "2000-01-01T00:00:00Z"], "/since"), (["since": "2999-01-01T00:00:00Z"], "/since"),
        ] as [(JSONValue, String)])
    func recoverAndReplayWantARecentMoment(body: JSONValue, pointer: String) async throws {
        try await AdminWorld.run { world in
            let list = try await world.createTenant("acme") + "/webhook-endpoints"
            let made = try await world.send(.post, list, ["url": "https://hooks.example/"]).object()
            for verb in ["recover", "replay"] {
                let answer = try await world.send(.post, "\(list)/\(made.id)/\(verb)", body)
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
        }
    }
}
