import Events
import FoundationEssentials
import JSON
import SCIM
import Testing

@testable import Directory

@Suite struct UserStoreTests {
    @Test func givesBackWhatWasCreated() async throws {
        try await World.make { world in
            let created = try await world.users.create(
                World.userBody(
                    "Ann@X.test",
                    [
                        "externalId": "e-1", "displayName": "Ann", "password": "secret", "title": .null,
                        "emails": [["value": "Ann@X.test", "type": "work", "primary": true]],
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["employeeNumber": "17"],
                    ]), by: world.entra)
            let read = try await world.users.read(created.resource.id, by: world.entra)
            let shown = try JSONParser.parse(read.serializedBytes(at: World.base)).objectValue ?? [:]
            #expect(shown == (try created.resource.resource(at: World.base)))
            #expect(shown["userName"] == "Ann@X.test")
            #expect(shown["externalId"] == "e-1")
            #expect(shown["active"] == true)
            #expect(shown["password"] == nil)
            #expect(shown["groups"] == nil)
            #expect(shown["meta"]?["version"] == "W/\"1\"")
            #expect(shown["meta"]?["location"] == .string("\(World.base)/Users/\(read.id.canonicalText)"))
            #expect(shown[URN.enterpriseUser]?["employeeNumber"] == "17")
        }
    }

    @Test func splicesTheSameAsItBuilds() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["displayName": "A \"quoted\" name", "externalId": "x\\y"])
            try await world.group("Sales \"EMEA\"", members: [ann.id])
            let read = try await world.users.read(ann.id, by: world.entra)
            #expect(read.references?.count == 1)
            let spliced = try JSONParser.parse(read.serializedBytes(at: World.base)).objectValue
            #expect(spliced == (try read.resource(at: World.base)))
        }
    }

    @Test func refusesAUserNameThatDiffersOnlyInCase() async throws {
        try await World.make { world in
            try await world.person("ann@x.test")
            try await expectRefusal(409, .uniqueness) { try await world.person("ANN@X.test") }
            let bob = try await world.person("bob@x.test")
            let rename = try PatchRequest.user(#"{"op":"replace","path":"userName","value":"Ann@x.test"}"#)
            try await expectRefusal(409, .uniqueness) {
                _ = try await world.users.patch(bob.id, rename, by: world.okta)
            }
            #expect(try await world.count("users") == 2)
        }
    }

    @Test func letsOneOfManyCreateAUserNameAtTheSameMoment() async throws {
        try await World.make { world in
            let outcomes = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        do {
                            try await world.person("same@x.test")
                            return 201
                        } catch {
                            return (error as? SCIMError)?.status ?? 500
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == [201: 1, 409: 11])
            let events = try await world.events()
            #expect(events.count == 1)
        }
    }

    @Test func keepsAnExternalIDForEachConfiguration() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["externalId": "entra-1"])
            #expect(try await world.users.read(ann.id, by: world.okta).externalID == nil)
            let naming = try PatchRequest.user(#"{"op":"add","path":"externalId","value":"okta-1"}"#)
            let named = try await world.users.patch(ann.id, naming, by: world.okta)
            #expect(named.resource.externalID == "okta-1")
            #expect(named.resource.version == 2)
            #expect(try await world.users.read(ann.id, by: world.entra).externalID == "entra-1")
            for (provisioner, externalID, found) in [
                (world.entra, "entra-1", 1), (world.okta, "okta-1", 1), (world.okta, "entra-1", 0),
            ] {
                var query = SearchQuery()
                query.filter = .comparison(AttributePath("externalId"), .eq, .string(externalID))
                #expect(try await world.users.search(query, by: provisioner).totalResults == found)
            }
            let clearing = try PatchRequest.user(#"{"op":"remove","path":"externalId"}"#)
            _ = try await world.users.patch(ann.id, clearing, by: world.okta)
            #expect(try await world.count("user_external_ids") == 1)
        }
    }

    @Test func writesNothingWhenNothingDiffers() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["displayName": "Ann", "emails": [["value": "a@x.test"]]])
            let patch = try PatchRequest.user(
                #"{"op":"Replace","path":"active","value":"True"},{"op":"add","path":"displayName","value":"Ann"}"#)
            let patched = try await world.users.patch(ann.id, patch, by: world.entra)
            #expect(!patched.isChanged)
            var body = try world.read(ann)
            body["emails"] = [["value": "a@x.test"]]
            let replaced = try await world.users.replace(ann.id, with: body, by: world.entra)
            #expect(!replaced.isChanged)
            #expect(replaced.resource.version == 1)
            #expect(Timestamp.text(replaced.resource.updatedAt) == Timestamp.text(ann.updatedAt))
            #expect(try await world.eventTypes(of: ann.id) == ["user.created"])
        }
    }

    @Test func patchesAllOrNothing() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let patch = try PatchRequest.user(
                #"{"op":"replace","path":"title","value":"Boss"},{"op":"remove","path":"userName"}"#)
            try await expectRefusal(400, .mutability) {
                _ = try await world.users.patch(ann.id, patch, by: world.entra)
            }
            #expect(try await world.users.read(ann.id, by: world.entra).document == ann.document)
        }
    }

    @Test func honoursIfMatch() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            let patch = try PatchRequest.user(#"{"op":"replace","path":"title","value":"Boss"}"#)
            let stale = VersionCondition(ifMatch: #"W/"7""#)
            try await expectRefusal(412) { _ = try await world.users.patch(ann.id, patch, if: stale, by: world.entra) }
            try await expectRefusal(412) { try await world.users.delete(ann.id, if: stale, by: world.entra) }
            let changed = try await world.users.patch(
                ann.id, patch, if: VersionCondition(ifMatch: ann.entityTag), by: world.entra)
            #expect(changed.resource.entityTag == #"W/"2""#)
            try await world.users.delete(ann.id, if: VersionCondition(ifMatch: "*"), by: world.entra)
        }
    }

    @Test func leavesActiveAloneWhenAPutIsSilent() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["active": false])
            let replaced = try await world.users.replace(
                ann.id, with: World.userBody("ann", ["title": "Boss"]), by: world.okta)
            #expect(try replaced.resource.attributes()["active"] == false)
        }
    }

    @Test func losesNoneOfManyPatchesAtTheSameMoment() async throws {
        try await World.make { world in
            let ann = try await world.person("ann")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        let patch = try PatchRequest.user(
                            #"{"op":"add","path":"emails","value":[{"value":"a\#(number)@x.test"}]}"#)
                        _ = try await world.users.patch(ann.id, patch, by: world.entra)
                    }
                }
                try await group.waitForAll()
            }
            let read = try await world.users.read(ann.id, by: world.entra)
            #expect(read.version == 25)
            #expect(try read.attributes()["emails"]?.arrayValue?.count == 24)
            #expect(try await world.count("user_emails") == 24)
        }
    }

    @Test func leavesNothingOfADeletedPerson() async throws {
        try await World.make { world in
            let ann = try await world.person("ann", ["externalId": "x", "emails": [["value": "a@x.test"]]])
            let groups = [try await world.group("A", members: [ann.id]), try await world.group("B", members: [ann.id])]
            try await world.users.delete(ann.id, by: world.entra)
            for table in ["users", "user_emails", "user_external_ids", "group_members"] {
                #expect(try await world.count(table) == 0)
            }
            for group in groups {
                #expect(try await world.groups.read(group.id, by: world.entra).version == 2)
                #expect(try await world.eventTypes(of: group.id).last == "group.members_changed")
            }
            try await expectRefusal(404) { _ = try await world.users.read(ann.id, by: world.entra) }
            try await expectRefusal(404) { try await world.users.delete(ann.id, by: world.entra) }
        }
    }

    @Test func leavesNoMembershipWhenDeletedWhileBeingAdded() async throws {
        try await World.make(connections: 12) { world in
            var people: [UUID] = []
            for number in 0..<30 { people.append(try await world.person("p\(number)").id) }
            let groups = [try await world.group("A").id, try await world.group("B").id]
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for person in people {
                    for group in groups {
                        tasks.addTask {
                            let add = try PatchRequest.group(
                                #"{"op":"add","path":"members","value":[{"value":"\#(person.canonicalText)"}]}"#)
                            _ = try await world.groups.patch(group, add, showing: .none, by: world.entra)
                        }
                    }
                    tasks.addTask { try await world.users.delete(person, by: world.entra) }
                }
                try await tasks.waitForAll()
            }
            #expect(try await world.count("users") == 0)
            #expect(try await world.count("group_members") == 0)
        }
    }

    @Test func refusesTextsThatNoIndexCanHold() async throws {
        try await World.make { world in
            let long = String(repeating: "ä", count: 600)
            for attribute in ["userName", "displayName", "externalId"] {
                try await expectRefusal(400, .invalidValue) {
                    try await world.person("ann", JSONObject([(attribute, .string(long))]))
                }
            }
            try await expectRefusal(400, .invalidValue) {
                try await world.person("ann", ["emails": [["value": .string(long)]]])
            }
        }
    }
}

extension World {
    /// What a client reads of a person and might put back.
    fileprivate func read(_ user: StoredResource) throws -> JSONObject {
        try user.resource(at: World.base)
    }
}
