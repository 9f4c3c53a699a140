import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite struct AdminTenantTests {
    @Test func bodiesHaveTheFormThatOthersRelyOn() async throws {
        try await AdminWorld.run { world in
            let tenant = try await world.send(.post, "/tenants", ["slug": "globex", "name": "Globex"])
            #expect(tenant.status == .created)
            #expect(tenant.headers[.location] == "https://rollcall.example/admin/v1/tenants/globex")
            #expect(try tenant.object()["created_at"]?.stringValue?.hasSuffix("Z") == true)
            let pool = try await world.createPool("/tenants/globex", seats: 100)
            #expect(pool["seats"] == 100 && pool["product"] == "sales-navigator")

            let configuration = try await world.send(
                .post, "/tenants/globex/scim-configurations",
                ["name": "Entra", "idp": "entra", "auto_assign": ["enabled": true, "pool_id": .string(pool.id)]])
            #expect(configuration.status == .created)
            let made = try configuration.object()
            #expect(made["auto_assign"] == ["enabled": true, "pool_id": .string(pool.id)])
            #expect(made["scim_base_url"] == "https://rollcall.example/t/globex/scim/v2")
            let path = "/tenants/globex/scim-configurations/\(made.id)"
            #expect(try await world.send(.get, path).object() == made)
            #expect(try await world.send(.get, "/tenants/globex/license-pools/\(pool.id)").object() == pool)

            let issued = try await world.send(.post, "\(path)/tokens", ["name": "first", "expires_in_days": 365])
            let token = try issued.object()
            #expect(issued.status == .created)
            #expect(token["token"]?.stringValue?.hasPrefix("rc_") == true && token["expires_at"] != .null)
            let listed = try await world.send(.get, "\(path)/tokens")
            #expect(!String(buffer: listed.body).contains(token["token"]?.stringValue ?? "rc_"))
            let nobody = try await world.send(
                .post, "\(path)/tokens", ["name": "x", "user_id": "0190a0a0-0000-7000-8000-000000000000"])
            #expect(nobody.status == .badRequest)
            #expect(try nobody.object()["errors"]?.arrayValue?.first?["pointer"] == "/user_id")
            #expect(try await world.send(.delete, "\(path)/tokens/\(token.id)").status == .noContent)
            #expect(try await world.send(.get, "\(path)/tokens").object().data.first?["revoked_at"] != .null)
        }
    }

    @Test func aTakenNameIsAConflict() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            _ = try await world.createPool(path)
            _ = try await world.createConfiguration(path)
            let pool = try await world.createPool(path, "NAVIGATOR")
            #expect(pool["code"] == "license_pool_name_taken" && pool["status"] == 409)
            let configuration = try await world.createConfiguration(path, "ENTRA")
            #expect(configuration["code"] == "name_taken" && configuration["status"] == 409)
        }
    }

    @Test func idsOfOneTenantMeanNothingInAnother() async throws {
        try await AdminWorld.run { world in
            let home = try await world.createTenant("acme")
            let other = try await world.createTenant("globex")
            let configuration = try await world.createConfiguration(home).id
            let pool = try await world.createPool(home).id
            for path in ["/scim-configurations/\(configuration)", "/license-pools/\(pool)"] {
                #expect(try await world.send(.get, home + path).status == .ok)
                #expect(try await world.send(.get, other + path).status == .notFound)
            }
            let tokens = "/scim-configurations/\(configuration)/tokens"
            let token = try await world.send(.post, home + tokens, ["name": "first"]).object().id
            #expect(try await world.send(.post, other + tokens, ["name": "x"]).status == .notFound)
            #expect(try await world.send(.delete, "\(other)\(tokens)/\(token)").status == .notFound)
            #expect(try await world.send(.get, home + tokens).object().data.first?["revoked_at"] == .null)
        }
    }

    @Test func aConfigurationIsChangedByWhoKnowsItsVersion() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let made = try await world.createConfiguration(path)
            #expect(made["strict"] == false && made["allow_duplicate_group_names"] == false)
            let place = "\(path)/scim-configurations/\(made.id)"
            #expect(try await world.send(.get, place).headers[.eTag] == "W/\"1\"")

            let change: JSONValue = ["strict": true, "allow_duplicate_group_names": true, "state": "disabled"]
            let answer = try await world.send(.patch, place, change, ifMatch: "W/\"1\"")
            #expect(answer.status == .ok && answer.headers[.eTag] == "W/\"2\"")
            let changed = try answer.object()
            #expect(changed["strict"] == true && changed["allow_duplicate_group_names"] == true)
            #expect(changed["state"] == "disabled" && changed["name"] == "Entra" && changed["version"] == 2)
            #expect(try await world.send(.get, place).object() == changed)

            let late = try await world.send(.patch, place, ["strict": false], ifMatch: "W/\"1\"")
            #expect(late.status == .preconditionFailed)
            #expect(try late.object()["code"] == "scim_configuration_changed")
            #expect(try await world.send(.patch, place, change).object()["version"] == 2, "nothing differs")

            let told = try await world.send(.get, "\(path)/events").object().data
            let types = ["created", "updated", "disabled"].map { JSONValue.string("scim_configuration.\($0)") }
            #expect(told.compactMap { $0["type"] } == types)
            #expect(
                told[1]["changes"]?.arrayValue?.map { $0["path"] } == [
                    "state", "strict", "allow_duplicate_group_names",
                ])
        }
    }

    @Test func aConfigurationTakesNoChangeThatCannotBe() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            _ = try await world.createConfiguration(path, "Okta")
            let place = "\(path)/scim-configurations/\(try await world.createConfiguration(path).id)"
            for (body, status, code): (JSONValue, HTTPResponse.Status, JSONValue) in [
                (["name": "OKTA"], .conflict, "name_taken"), (["name": ""], .badRequest, "name_invalid"),
                (["state": "gone"], .badRequest, "invalid_body"), (["idp": "okta"], .badRequest, "invalid_body"),
                (["auto_assign": ["enabled": true]], .badRequest, "auto_assign_without_pool"),
                (
                    ["auto_assign": ["enabled": true, "pool_id": "01900000-0000-7000-9000-000000000007"]], .badRequest,
                    "license_pool_not_found"
                ),
            ] {
                let answer = try await world.send(.patch, place, body)
                #expect(answer.status == status)
                #expect(try answer.object()["code"] == code)
            }
            let nowhere = "\(path)/scim-configurations/01900000-0000-7000-9000-000000000007"
            #expect(try await world.send(.patch, nowhere, ["strict": true]).status == .notFound)
        }
    }

    @Test func listsGoOnWhereTheirCursorSays() async throws {
        try await AdminWorld.run { world in
            for number in 0..<5 { _ = try await world.createTenant("tenant-\(number)") }
            let path = try await world.createTenant("acme")
            for number in 0..<5 { _ = try await world.createPool(path, "Pool \(number)") }
            for (list, count) in [("/tenants", 6), ("\(path)/license-pools", 5)] {
                var seen: [String] = []
                var query = "?limit=2"
                while true {
                    let page = try await world.send(.get, list + query).object()
                    seen += page.data.compactMap { $0["id"]?.stringValue }
                    guard let next = page["next_cursor"]?.stringValue else { break }
                    query = "?limit=2&cursor=\(next)"
                }
                #expect(seen.count == count && Set(seen).count == count, "\(list)")
            }
        }
    }

    @Test func eventsAreReadInOrderByCursorAndBySequence() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            for number in 0..<5 { _ = try await world.createPool(path, "Pool \(number)") }
            _ = try await world.createConfiguration(path)
            let first = try await world.send(.get, "\(path)/events?limit=4").object()
            #expect(first.data.map { $0["sequence"] } == [1, 2, 3, 4])
            #expect(first.data.allSatisfy { $0["type"] == "license_pool.created" && $0["changes"] == .null })
            let cursor = try #require(first["next_cursor"]?.stringValue)
            let rest = try await world.send(.get, "\(path)/events?limit=4&cursor=\(cursor)").object()
            #expect(rest.data.map { $0["sequence"] } == [5, 6])
            #expect(rest["next_cursor"] == .null)
            #expect(rest.data.last?["type"] == "scim_configuration.created")
            #expect(rest.data.last?["data"]?["idp"] == "entra")
            #expect(try await world.send(.get, "\(path)/events?after=4").object().data == rest.data)
        }
    }

    @Test func theQueueCanBeLookedInto() async throws {
        try await AdminWorld.run { world in
            _ = try await world.createTenant("acme")
            for path in ["/jobs", "/jobs?tenant=acme&state=ready", "/jobs?tenant=nowhere", "/queues", "/workers"] {
                let list = try await world.send(.get, path)
                #expect(list.status == .ok, "\(path)")
                #expect(try list.object().data.isEmpty, "\(path)")
            }
        }
    }
}
