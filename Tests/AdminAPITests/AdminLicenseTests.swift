import Events
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import Licensing
import Postgres
import Tenancy
import Testing

/// Rules, pools, assignments and the guard over HTTP; the seats follow in the test's own hands.
@Suite struct AdminLicenseTests {
    private static let nobody = "0190a0a0-0000-7000-8000-000000000000"

    @Test func aRuleIsMadeReadChangedAndEnded() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let (first, second) = (try await world.createPool(path).id, try await world.createPool(path, "Other").id)
            let configuration = try await world.createConfiguration(path).id
            let body: JSONValue = [
                "kind": "configuration", "subject_id": .string(configuration), "pool_id": .string(first),
                "priority": 5,
            ]
            let made = try await world.send(.post, "\(path)/license-rules", body)
            let rule = try made.object()
            #expect(made.status == .created && made.headers[.eTag] == "W/\"1\"")
            #expect(made.headers[.location] == "https://rollcall.example/admin/v1\(path)/license-rules/\(rule.id)")
            let place = "\(path)/license-rules/\(rule.id)"
            #expect(try await world.send(.get, place).object() == rule)
            #expect(try await world.send(.get, "\(path)/license-rules").object().data.count == 1)
            #expect(try await world.send(.post, "\(path)/license-rules", body).status == .conflict)
            let change: JSONValue = ["pool_id": .string(second), "priority": 7]
            #expect(try await world.send(.patch, place, change, ifMatch: "W/\"9\"").status == .preconditionFailed)
            let changed = try await world.send(.patch, place, change, ifMatch: "W/\"1\"")
            let changedBody = try changed.object()
            #expect(changed.headers[.eTag] == "W/\"2\"" && changedBody["priority"] == 7)
            #expect(try await world.send(.delete, "\(path)/license-pools/\(second)").status == .conflict)
            #expect(try await world.send(.delete, place, ifMatch: "W/\"1\"").status == .preconditionFailed)
            #expect(try await world.send(.delete, place, ifMatch: "W/\"2\"").status == .noContent)
            #expect(try await world.send(.get, place).status == .notFound)
            let pool = "\(path)/license-pools/\(second)"
            #expect(try await world.send(.delete, pool, ifMatch: "W/\"9\"").status == .preconditionFailed)
            #expect(try await world.send(.delete, pool, ifMatch: "W/\"1\"").status == .noContent)
        }
    }

    @Test func mistakesInRulesAreNamed() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pool = JSONValue.string(try await world.createPool(path).id)
            let configuration = JSONValue.string(try await world.createConfiguration(path).id)
            let (good, bad): (JSONValue, JSONValue) = ("configuration", .string(Self.nobody))
            let wrong: [(JSONValue, String)] = [
                (["kind": "person", "subject_id": configuration, "pool_id": pool], "/kind"),
                (["kind": good, "pool_id": pool], "/subject_id"),
                (["kind": good, "subject_id": bad, "pool_id": pool], "/subject_id"),
                (["kind": "group", "subject_id": configuration, "pool_id": pool], "/subject_id"),
                (["kind": good, "subject_id": configuration, "pool_id": bad], "/pool_id"),
                (["kind": good, "subject_id": configuration, "pool_id": "x"], "/pool_id"),
                (["kind": good, "subject_id": configuration, "pool_id": pool, "priority": -1], "/priority"),
                (["kind": good, "subject_id": configuration, "pool_id": pool, "prio": 1], "/prio"),
            ]
            for (body, pointer) in wrong {
                let answer = try await world.send(.post, "\(path)/license-rules", body)
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
            #expect(try await world.send(.patch, "\(path)/license-rules/\(Self.nobody)", [:]).status == .notFound)
            #expect(try await world.send(.delete, "\(path)/license-rules/x").status == .notFound)
            #expect(try await world.send(.get, "\(path)/license-rules").object().data.isEmpty)
        }
    }

    @Test func aPoolIsChangedByWhoKnowsItsVersionAndRehearsedByAnybody() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let people = try await world.provisioned(path, seats: 1, people: 3)
            let place = "\(path)/license-pools/\(people.pool)"
            let rehearsed = try await world.send(.patch, "\(place)?dry_run=true", ["seats": 2]).object()
            #expect(rehearsed["gets"] == 1 && rehearsed["dry_run"] == true && rehearsed["complete"] == true)
            #expect(try await world.send(.get, place).object()["seats"] == 1)
            let changed = try await world.send(
                .patch, place,
                [
                    "seats": 2, "name": "New", "release_grace_hours": 4, "reclaim_unactivated_after_days": 30,
                    "thresholds": [100, 50],
                ], ifMatch: "W/\"1\"")
            let pool = try changed.object()
            #expect(changed.headers[.eTag] == "W/\"2\"" && pool["thresholds"] == [50, 100] && pool["seats"] == 2)
            #expect(pool["reclaim_unactivated_after_days"] == 30)
            #expect(try await world.send(.patch, place, ["seats": 9], ifMatch: "W/\"1\"").status == .preconditionFailed)
            try await world.reconcile("acme")
            _ = try await world.send(.patch, place, ["seats": 0, "reclaim_unactivated_after_days": 0])
            try await world.reconcile("acme")
            let usage = try await world.send(.get, "\(place)/usage").object()
            #expect(usage["held"] == 2 && usage["overflow"] == 2 && usage["waitlisted"] == 1 && usage["seats"] == 0)
            let overflow = try await world.send(.get, "\(place)/overflow").object()
            #expect(overflow["overflow"] == 2 && overflow.data.first?["user_id"] == .string(people.users[1]))
            let reclaim: JSONValue = ["user_ids": [.string(people.users[0]), .string(people.users[1])]]
            #expect(try await world.send(.post, "\(place)/overflow", reclaim).status == .accepted)
            try await world.reconcile("acme")
            #expect(try await world.send(.get, "\(place)/usage").object()["overflow"] == 0)
            #expect(try await world.send(.post, "\(place)/overflow", reclaim).status == .conflict)
            #expect(try await world.send(.delete, place).status == .conflict)
        }
    }

    @Test func mistakesInPoolsAreNamed() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let place = "\(path)/license-pools/\(try await world.createPool(path).id)"
            let wrong: [(JSONValue, String)] = [
                (["seats": -1], "/seats"), (["seats": 1_000_001], "/seats"), (["seats": "2"], "/seats"),
                (["release_grace_hours": 8761], "/release_grace_hours"),
                (["reclaim_unactivated_after_days": -1], "/reclaim_unactivated_after_days"),
                (["thresholds": [0]], "/thresholds"), (["thresholds": "80"], "/thresholds"), (["name": ""], "/name"),
                (["product": "other"], "/product"),
            ]
            for (body, pointer) in wrong {
                let answer = try await world.send(.patch, place, body)
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
            #expect(try await world.send(.patch, "\(place)?dry_run=1", [:]).status == .badRequest)
            #expect(try await world.send(.post, "\(place)/overflow", ["user_ids": []]).status == .badRequest)
            #expect(try await world.send(.post, "\(place)/overflow", ["user_ids": ["x"]]).status == .badRequest)
            #expect(try await world.send(.get, "\(path)/license-pools/\(Self.nobody)/usage").status == .notFound)
            #expect(try await world.send(.get, "\(path)/license-pools/\(Self.nobody)/overflow").status == .notFound)
        }
    }

    @Test func aSeatIsGivenActivatedTakenAndExplained() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let people = try await world.provisioned(path, seats: 1, people: 2)
            let (pool, user) = (people.pool, people.users[0])
            let seat = "\(path)/assignments/\(pool)/\(user)"
            #expect(try await world.send(.post, "\(seat)/activation").status == .accepted)
            try await world.reconcile("acme")
            let mine = try await world.send(.get, "\(path)/assignments?user_id=\(user)").object().data.first
            #expect(mine?["activated_at"] != .null && mine?["reason"] == "auto_assign" && mine?["held"] == false)
            let rehearsed = try await world.send(.delete, "\(seat)?dry_run=true").object()
            #expect(rehearsed["loses"] == 1 && rehearsed["gets"] == 1)
            #expect(try await world.send(.delete, seat).status == .accepted)
            try await world.reconcile("acme")
            #expect(try await world.send(.delete, seat).status == .notFound)
            let explained = try await world.send(.get, "\(path)/users/\(user)/license-explanation").object()
            let why = explained["pools"]?.arrayValue?.first
            #expect(why?["code"] == "excluded" && why?["rules"]?.arrayValue?.first?["won"] == true)
            #expect(try await world.send(.delete, "\(path)/exclusions/\(pool)/\(user)").status == .noContent)
            try await world.reconcile("acme")
            let waiting = try await world.send(.get, "\(path)/users/\(user)/license-explanation").object()
            #expect(waiting["pools"]?.arrayValue?.first?["code"] == "waits_in_line")
            let history = try await world.send(.get, "\(path)/assignments/history?user_id=\(user)&limit=2").object()
            #expect(history.data.map { $0["state"] } == ["waitlisted", "released"])
            let next = try #require(history["next_cursor"]?.stringValue)
            let rest = try await world.send(
                .get, "\(path)/assignments/history?user_id=\(user)&cursor=\(next)"
            ).object()
            #expect(rest.data.map { $0["state"] } == ["assigned"])
        }
    }

    @Test func mistakesInAssignmentsAreNamed() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let people = try await world.provisioned(path, seats: 1, people: 1)
            let (pool, user, nobody) = (JSONValue.string(people.pool), people.users[0], JSONValue.string(Self.nobody))
            let wrong: [(JSONValue, String)] = [
                (["pool_id": pool], "/user_id"), (["user_id": nobody, "pool_id": pool], "/user_id"),
                (["user_id": .string(user), "pool_id": nobody], "/pool_id"),
                (["user_id": .string(user), "pool_id": pool, "source": "auto"], "/source"),
            ]
            for (body, pointer) in wrong {
                let answer = try await world.send(.post, "\(path)/assignments", body)
                #expect(answer.status == .badRequest)
                #expect(try answer.object()["errors"]?.arrayValue?.first?["pointer"] == .string(pointer))
            }
            let given: JSONValue = ["user_id": .string(user), "pool_id": pool, "source": "manual"]
            #expect(try await world.send(.post, "\(path)/assignments", given).status == .accepted)
            #expect(try await world.send(.delete, "\(path)/assignments/\(Self.nobody)/\(user)").status == .notFound)
            #expect(try await world.send(.delete, "\(path)/exclusions/\(Self.nobody)/\(user)").status == .notFound)
            #expect(try await world.send(.get, "\(path)/assignments/history").status == .badRequest)
            #expect(try await world.send(.get, "\(path)/users/x/license-explanation").status == .notFound)
            let stranger = try await world.send(.get, "\(path)/users/\(Self.nobody)/license-explanation").object()
            #expect(stranger["known"] == false)
        }
    }

    @Test func theGuardIsSetAndDecided() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let place = "\(path)/guard"
            #expect(try await world.send(.post, "\(place)/approve").status == .conflict)
            let read = try await world.send(.get, place)
            let readBody = try read.object()
            #expect(read.headers[.eTag] == "W/\"1\"" && readBody["percent"] == 20)
            let bad: [JSONValue] = [["percent": 101], ["minimum": -1], ["window_minutes": 0], ["enabled": 1]]
            for body in bad {
                #expect(try await world.send(.patch, place, body).status == .badRequest)
            }
            let strict = try await world.send(.patch, place, ["minimum": 1, "percent": 0], ifMatch: "W/\"1\"")
            #expect(strict.headers[.eTag] == "W/\"2\"")
            #expect(
                try await world.send(.patch, place, ["minimum": 5], ifMatch: "W/\"1\"").status == .preconditionFailed)
            let people = try await world.provisioned(path, seats: 3, people: 3)
            try await world.deactivate("acme", people.users)
            let tripped = try await world.send(.get, place).object()
            #expect(tripped["tripped"] == true && tripped["held"] == 2)
            let held = try await world.send(.get, "\(place)/held?limit=1").object()
            #expect(held.data.first?["reason"] == "deactivated" && held["next_cursor"] != .null)
            let trip = try #require(tripped["tripped_sequence"]?.integerValue)
            let stale = try await world.send(.post, "\(place)/reject", ["tripped_sequence": .integer(trip - 1)])
            #expect(try stale.status == .conflict && stale.object()["code"] == "guard_trip_changed")
            #expect(
                try await world.send(.post, "\(place)/reject", ["tripped_sequence": "x"]).status == .badRequest)
            let decided = try await world.send(.post, "\(place)/reject", ["tripped_sequence": .integer(trip)])
            #expect(decided.status == .accepted)
            try await world.reconcile("acme")
            #expect(try await world.send(.get, place).object()["held"] == 0)
            let why = try await world.send(.get, "\(path)/users/\(people.users[2])/license-explanation").object()
            #expect(why["pools"]?.arrayValue?.first?["code"] == "kept_by_decision")
        }
    }
}

extension AdminWorld {
    /// A pool, a configuration that assigns from it, and people whom it has provisioned.
    fileprivate func provisioned(
        _ path: String, seats: Int64, people: Int
    ) async throws -> (pool: String, users: [String]) {
        let slug = String(path.dropFirst("/tenants/".count))
        let pool = try await createPool(path, seats: seats).id
        let configuration = try await send(
            .post, "\(path)/scim-configurations",
            ["name": "Okta", "idp": "okta", "auto_assign": ["enabled": true, "pool_id": .string(pool)]]
        ).object().id
        try await reconcile(slug)
        let users = (1...people).map {
            UUID(uuidString: "0190a0a0-0000-7000-8000-0000000001\($0 < 10 ? "0" : "")\($0)")
        }
        .compactMap { $0 }
        let tenant = try #require(await tenants.find(slug: slug))
        for user in users { try await insert(user, UUID(uuidString: configuration) ?? user, tenant) }
        try await append(slug, users, .userCreated, ["configuration_id": .string(configuration), "active": true])
        return (pool, users.map { $0.uuidString.lowercased() })
    }

    private func insert(_ user: UUID, _ configuration: UUID, _ tenant: Tenant) async throws {
        _ = try await database.query(
            .init(
                "test.user",
                """
                INSERT INTO {schema}.users (id, user_name, user_name_key, active, configuration_id, version,
                                            created_at, updated_at, document)
                VALUES ($1, $1::uuid::text, $1::uuid::text, true, $2, 1, now(), now(), '{}')
                """), for: tenant, [.uuid(user), .uuid(configuration)])
    }

    fileprivate func deactivate(_ slug: String, _ users: [String]) async throws {
        try await append(slug, users.compactMap { UUID(uuidString: $0) }, .userDeactivated, [:])
    }

    private func append(_ slug: String, _ users: [UUID], _ type: EventType, _ data: JSONObject) async throws {
        let tenant = try #require(await tenants.find(slug: slug))
        try await database.transaction(for: tenant) { transaction in
            events.append(users.map { NewEvent(type: type, subject: $0, data: data) }, in: transaction)
        }
        try await reconcile(slug)
    }

    fileprivate func reconcile(_ slug: String) async throws {
        let tenant = try #require(await tenants.find(slug: slug))
        try await SeatReconciler(database: database, log: events).reconcile(tenant) { _, _ in }
    }
}
