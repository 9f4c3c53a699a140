import Events
import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy
import Testing

@testable import Directory

@Suite struct UserEventsTests {
    @Test func tellTheStoryOfAPerson() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["title": "Clerk", "name": ["familyName": "Old"]])
            let steps = [
                #"{"op":"replace","value":{"name.familyName":"New","title":null}}"#,
                #"{"op":"Replace","path":"active","value":"False"}"#,
                #"{"op":"replace","value":{"active":true,"title":"Boss"}}"#,
            ]
            for step in steps { _ = try await world.users.patch(ann.id, .user(step), by: world.okta) }
            try await world.users.delete(ann.id, by: world.okta)

            let events = try await world.events()
            #expect(
                events.map(\.type.rawValue) == [
                    "user.created", "user.updated", "user.deactivated", "user.updated", "user.activated",
                    "user.deleted",
                ])
            #expect(events.map(\.subject) == Array(repeating: ann.id, count: 6))
            let changes = try events.map { try $0.changes.map { try JSONParser.parse($0) } }
            #expect(changes[0] == nil)
            #expect(
                changes[1] == [
                    ["path": "name.familyName", "old": "Old", "new": "New"], ["path": "title", "old": "Clerk"],
                ])
            #expect(changes[2] == [["path": "active", "old": true, "new": false]])
            #expect(changes[3] == [["path": "title", "new": "Boss"]])
            #expect(changes[4] == [["path": "active", "old": false, "new": true]])
            #expect(changes[5] == nil)
            // The configuration that provisioned the person, whoever changed it since.
            let configuration = JSONValue.string(world.entra.configurationID.canonicalText)
            for event in events { #expect(try JSONParser.parse(event.data)["configuration_id"] == configuration) }
            #expect(try JSONParser.parse(events[0].data)["active"] == true)
        }
    }

    @Test func bringTheirJobsAlong() async throws {
        try await World.make { world in
            try await world.person("ann")
            try await expectRefusal(409, .uniqueness) { try await world.person("ann") }
            let jobs = try await world.database.client.query(
                Statement("test.jobs", "SELECT count(*) FROM rollcall.jobs WHERE kind = 'test.welcome'"))
            let count = try jobs.first?.decode(Int.self, at: 0)
            #expect(count == 1)
        }
    }
}
