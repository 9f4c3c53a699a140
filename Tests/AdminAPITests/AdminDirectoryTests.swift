import Directory
import Events
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Tenancy
import Testing

@testable import AdminAPI

@Suite struct AdminDirectoryTests {
    @Test func aTimelineIsReadToItsEndInItsOrder() throws {
        func event(_ sequence: Int64, _ seconds: Double) -> TimelineEntry {
            .event(
                Event(
                    id: UUID(), sequence: sequence, type: .userUpdated, time: Date(timeIntervalSince1970: seconds),
                    subject: UUID(), data: "{}", changes: nil))
        }
        // The younger event of the first log has the older time.
        let merged = TimelinePlace.sequences(PersonTimeline.merged([[event(9, 5), event(8, 6)], [event(1, 5.5)], []]))
        #expect(merged == [1, 9, 8])
        var place = TimelinePlace()
        place.pass(event(9, 5))
        #expect(TimelinePlace(place.text) == place && place.event == 9)
        #expect(TimelinePlace(TimelinePlace().text) == TimelinePlace())
        #expect(TimelinePlace("9/x/") == nil && TimelinePlace("9") == nil)
    }

    @Test func peopleAreFoundAndWalked() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(path).id
            let names = ["ada", "adam", "berta", "carl", "dora"]
            for name in names { try await world.provision(name, path, configuration, active: name != "carl") }
            var (seen, cursor) = ([String](), "")
            repeat {
                let page = try await world.send(.get, "\(path)/users?limit=2\(cursor)").object()
                seen += page.data.compactMap { $0["user_name"]?.stringValue }
                cursor = page["next_cursor"]?.stringValue.map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty
            #expect(seen == names)
            for (query, found) in [
                ("user_name=BERTA", ["berta"]), ("email=dora@example.com", ["dora"]), ("q=ad", ["ada", "adam"]),
                ("active=false", ["carl"]), ("q=ad&active=false", []),
                ("filter=displayName%20co%20%22er%22", ["berta"]), ("user_name=%22%20or%20active%20eq%20%22", []),
            ] {
                let page = try await world.send(.get, "\(path)/users?\(query)").object()
                #expect(page.data.map { $0["user_name"]?.stringValue } == found, "\(query)")
            }
            for bad in ["filter=userName%20eq", "active=no", "limit=201", "cursor=x", "group_id=%00"] {
                let refused = try await world.send(.get, "\(path)/users?\(bad)")
                #expect(try refused.status == .badRequest || refused.object().data.isEmpty, "\(bad)")
            }
            #expect(try await world.send(.get, "\(path)/users?filter=x").object()["code"] == "invalid_filter")
        }
    }

    @Test func aPersonIsShownAsItsConfigurationSeesIt() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(path).id
            let id = try await world.provision("ada", path, configuration, active: true)
            let read = try await world.send(.get, "\(path)/users/\(id)")
            let user = try read.object()
            #expect(read.headers[.eTag] == "W/\"1\"")
            #expect(user["external_id"] == "ext-ada" && user["configuration_id"] == .string(configuration))
            #expect(user["resource"]?["userName"] == "ada" && user["resource"]?["id"] == .string(id))
            #expect(try await world.send(.get, "\(path)/users/\(UUID())").status == .notFound)
            #expect(try await world.send(.get, "\(path)/users/x").status == .notFound)
        }
    }

    @Test func groupsAndTheirMembersAreWalked() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(path).id
            var members: [String] = []
            for name in ["ada", "berta", "carl"] {
                members.append(try await world.provision(name, path, configuration, active: true))
            }
            let group = try await world.provisionGroup("Sellers", members, path, configuration)
            let listed = try await world.send(.get, "\(path)/groups?q=sel").object().data
            #expect(listed.map { $0["display_name"] } == ["Sellers"])
            #expect(
                try await world.send(.get, "\(path)/groups/\(group)").object()["resource"]?["displayName"] == "Sellers")
            let first = try await world.send(.get, "\(path)/groups/\(group)/members?limit=2").object()
            let next = try #require(first["next_cursor"]?.stringValue)
            let last = try await world.send(.get, "\(path)/groups/\(group)/members?limit=2&cursor=\(next)").object()
            #expect((first.data + last.data).compactMap { $0["id"]?.stringValue } == members.sorted())
            #expect(last["next_cursor"] == .null)
            let ofGroup = try await world.send(.get, "\(path)/users?group_id=\(group)&user_name=carl").object()
            #expect(ofGroup.data.count == 1)
            #expect(try await world.send(.get, "\(path)/groups/\(UUID())/members").status == .notFound)
        }
    }
}

extension AdminWorld {
    private func provisioner(_ path: String, _ configuration: String) async throws -> Provisioner {
        let tenant = try #require(await tenants.find(slug: String(path.dropFirst("/tenants/".count))))
        return Provisioner(
            tenant: tenant, configurationID: try #require(UUID(uuidString: configuration)), requestID: "test")
    }

    @discardableResult
    fileprivate func provision(
        _ name: String, _ path: String, _ configuration: String, active: Bool
    ) async throws -> String {
        let user: JSONObject = [
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": .string(name),
            "displayName": .string(name.capitalized), "active": .bool(active), "externalId": .string("ext-\(name)"),
            "emails": [["value": .string("\(name)@example.com"), "primary": true]],
        ]
        let users = UserStore(database: database, events: events, identifiers: .random, clock: .system)
        return try await users.create(user, by: provisioner(path, configuration)).resource.id.uuidString.lowercased()
    }

    fileprivate func provisionGroup(
        _ name: String, _ members: [String], _ path: String, _ configuration: String
    ) async throws -> String {
        let group: JSONObject = [
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": .string(name),
            "members": .array(members.map { ["value": .string($0)] }),
        ]
        let groups = GroupStore(database: database, events: events, identifiers: .random, clock: .system)
        return try await groups.create(group, by: provisioner(path, configuration)).resource.id.uuidString.lowercased()
    }
}

extension TimelinePlace {
    fileprivate static func sequences(_ entries: [TimelineEntry]) -> [Int64] {
        entries.compactMap { entry in
            guard case .event(let event) = entry else { return nil }
            return event.sequence
        }
    }
}
