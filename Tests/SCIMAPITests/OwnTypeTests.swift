import Directory
import Events
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Testing

/// A type that a tenant has defined is served like users and groups.
@Suite struct OwnTypeTests {
    @Test func aResourceIsMadeReadChangedAndDeleted() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let made = try await world.send(
                .post, "/Devices", SCIMWorld.device("S1", ["externalId": "x1", "model": "T14", "unknown": 1]))
            #expect(made.status == .created && made.headers[.eTag] == "W/\"1\"")
            let device = try made.object()
            let place = "https://rollcall.example/t/acme/scim/v2/Devices/\(device.id)"
            #expect(made.headers[.location] == place)
            #expect(device["meta"]?["location"] == .string(place) && device["meta"]?["resourceType"] == "Device")
            #expect(device["schemas"] == [.string(SCIMWorld.deviceURN)] && device["externalId"] == "x1")
            #expect(device["unknown"] == nil)
            let path = "/Devices/\(device.id)"
            #expect(try await world.send(.get, path).object() == device)

            let replaced = try await world.send(
                .put, path,
                SCIMWorld.device("S1", ["asset": "A", SCIMWorld.warrantyURN: ["until": "2030-01-01T00:00:00Z"]]))
            #expect(replaced.status == .ok && replaced.headers[.eTag] == "W/\"2\"")
            let after = try replaced.object()
            #expect(after["model"] == nil && after["externalId"] == nil)
            #expect(after["schemas"] == [.string(SCIMWorld.deviceURN), .string(SCIMWorld.warrantyURN)])

            let patched = try await world.send(
                .patch, path,
                SCIMWorld.patch(
                    ["op": "add", "path": "ports", "value": [["value": "usb", "type": "a"], ["value": "hdmi"]]],
                    ["op": "replace", "path": "ports[type eq \"a\"].value", "value": "usb-c"],
                    ["op": "replace", "path": .string("\(SCIMWorld.warrantyURN):by"), "value": "Acme"]))
            #expect(patched.status == .ok)
            #expect(try patched.object()["ports"]?.arrayValue?.first?["value"] == "usb-c")
            #expect(try patched.object()[SCIMWorld.warrantyURN]?["by"] == "Acme")
            let same = try await world.send(
                .patch, path, SCIMWorld.patch(["op": "replace", "path": "serial", "value": "S1"]))
            #expect(same.headers[.eTag] == "W/\"3\"", "what changes nothing makes no version")
            let asset = try await world.send(
                .patch, path, SCIMWorld.patch(["op": "replace", "path": "asset", "value": "B"]))
            #expect(try asset.object()["scimType"] == "mutability")

            #expect(try await world.send(.delete, path).status == .noContent)
            #expect(try await world.send(.get, path).status == .notFound)
            #expect(try await world.send(.patch, path, ["schemas": []]).status == .notFound)
            let told = try await world.events.page(of: world.tenant, after: 0, limit: 100)
            #expect(
                told.filter { $0.subject.uuidString.lowercased() == device.id }.map(\.type.rawValue)
                    == ["resource.created", "resource.updated", "resource.updated", "resource.deleted"])
            #expect(told.allSatisfy { $0.data.contains(#""resource_type":"Device""#) })
        }
    }

    @Test func versionsGuardReadsAndWrites() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let path = "/Devices/\(try await world.createDevice("S1").id)"
            let fresh: HTTPFields = [.ifNoneMatch: "W/\"1\""]
            #expect(try await world.send(.get, path, headers: fresh).status == .notModified)
            let stale: HTTPFields = [.ifMatch: "W/\"7\""]
            let patch = SCIMWorld.patch(["op": "add", "path": "model", "value": "X"])
            let put = try await world.send(.put, path, SCIMWorld.device("S2"), headers: stale)
            #expect(put.status == .preconditionFailed)
            #expect(try await world.send(.patch, path, patch, headers: stale).status == .preconditionFailed)
            #expect(try await world.send(.delete, path, headers: stale).status == .preconditionFailed)
            #expect(try await world.send(.patch, path, patch, headers: [.ifMatch: "W/\"1\""]).status == .ok)
            #expect(try await world.send(.get, path, headers: fresh).status == .ok)
        }
    }

    @Test func listsAreFilteredSortedAndPaged() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let gadget = ResourceType(
                name: "Gadget", endpoint: "/Gadgets", description: "", schema: SCIMWorld.deviceURN)
            _ = try await world.types.create(gadget, for: world.tenant)
            _ = try await world.createUser("ann")
            _ = try await world.send(.post, "/Gadgets", SCIMWorld.device("S9", ["externalId": "x3", "cores": 16]))
            for (number, cores) in [4, 8, 2, 16, 8].enumerated() {
                _ = try await world.createDevice(
                    "S\(number)", ["cores": .integer(Int64(cores)), "externalId": .string("x\(number)"), "note": "n"])
            }
            func serials(_ query: String) async throws -> [String?] {
                let list = try await world.send(.get, "/Devices\(query)").object()
                return list["Resources"]?.arrayValue?.map { $0["serial"]?.stringValue } ?? []
            }
            #expect(try await serials("") == ["S0", "S1", "S2", "S3", "S4"])
            #expect(try await serials("?filter=externalId%20eq%20%22x3%22") == ["S3"])
            let large = try await serials("?filter=cores%20ge%208&sortBy=cores&sortOrder=descending")
            #expect(large == ["S3", "S4", "S1"])
            #expect(try await serials("?sortBy=meta.created&sortOrder=descending&count=2") == ["S4", "S3"])
            #expect(try await serials("?startIndex=4&count=10") == ["S3", "S4"])
            let page = try await world.send(.get, "/Devices?count=2").object()
            #expect(page["totalResults"] == 5, "people and resources of other types are not counted")
            let chosen = try await world.send(.get, "/Devices?count=1&attributes=note").object()["Resources"]
            #expect(Set(chosen?.arrayValue?.first?.objectValue?.names ?? []) == ["schemas", "id", "note"])
            let without = try await world.send(.get, "/Devices?count=1&excludedAttributes=serial").object()["Resources"]
            #expect(without?.arrayValue?.first?["serial"] == nil && without?.arrayValue?.first?["cores"] == 4)
            #expect(try await world.send(.get, "/Devices?filter=userName%20pr").status == .badRequest)
            #expect(try await world.send(.get, "/Devices?filter=pin%20pr").status == .badRequest)
            let searched = try await world.send(
                .post, "/Devices/.search",
                ["schemas": [.string(URN.searchRequest)], "filter": "serial sw \"S\" and model eq null", "count": 3])
            #expect(try searched.object()["totalResults"] == 5)
        }
    }

    @Test(arguments: [
        "", "&sortBy=meta.lastModified&sortOrder=descending", "&sortBy=serial", "&filter=serial%20sw%20%22S%22",
    ])
    func aWalkByCursorMeetsEachOnce(_ more: String) async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            for number in 0..<5 { _ = try await world.createDevice("S\(number)") }
            var met: [String] = []
            var cursor: String? = ""
            while let place = cursor {
                let page = try await world.send(.get, "/Devices?count=2&cursor=\(place)\(more)").object()
                met += page["Resources"]?.arrayValue?.compactMap { $0["serial"]?.stringValue } ?? []
                cursor = page["nextCursor"]?.stringValue
                try #require(met.count <= 5)
            }
            #expect(met.sorted() == ["S0", "S1", "S2", "S3", "S4"])
        }
    }

    @Test func theRootSearchFindsItBehindPeopleAndGroups() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            _ = try await world.createDevice("S1", ["externalId": "x"])
            _ = try await world.send(
                .post, "/Users", ["schemas": [.string(URN.user)], "userName": "ann", "externalId": "x"])
            let found = try await world.send(
                .post, "/.search", ["schemas": [.string(URN.searchRequest)], "filter": "externalId eq \"x\""]
            ).object()
            let types = found["Resources"]?.arrayValue?.map { $0["meta"]?["resourceType"] }
            #expect(found["totalResults"] == 2 && types == ["User", "Device"])
        }
    }

    @Test func bulkWritesIt() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let old = try await world.createDevice("S0").id
            let answer = try await world.send(
                .post, "/Bulk",
                [
                    "schemas": [.string(URN.bulkRequest)],
                    "Operations": [
                        ["method": "POST", "path": "/Devices", "bulkId": "a", "data": SCIMWorld.device("S1")],
                        ["method": "POST", "path": "/Devices", "bulkId": "b", "data": ["schemas": ["urn:a"]]],
                        [
                            "method": "PATCH", "path": "/Devices/bulkId:a",
                            "data": SCIMWorld.patch(["op": "add", "path": "model", "value": "bulkId:a"]),
                        ],
                        [
                            "method": "PUT", "path": .string("/Devices/\(old)"), "version": "W/\"9\"",
                            "data": SCIMWorld.device("S9"),
                        ],
                        ["method": "DELETE", "path": .string("/Devices/\(old)")],
                        ["method": "POST", "path": "/Gadgets", "bulkId": "c", "data": SCIMWorld.device("S1")],
                    ],
                ]
            ).object()
            #expect(
                answer["Operations"]?.arrayValue?.map { $0["status"]?.stringValue }
                    == ["201", "400", "200", "412", "204", "404"])
            let left = try await world.send(.get, "/Devices").object()["Resources"]?.arrayValue ?? []
            #expect(left.count == 1 && left.first?["model"] == left.first?["id"])
        }
    }

    @Test func itIsDiscovered() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices(warrantyIsRequired: true)
            let type = try await world.send(.get, "/ResourceTypes/Device").object()
            #expect(type["endpoint"] == "/Devices" && type["schema"] == .string(SCIMWorld.deviceURN))
            #expect(type["schemaExtensions"] == [["schema": .string(SCIMWorld.warrantyURN), "required": true]])
            #expect(try await world.send(.get, "/ResourceTypes").object()["totalResults"] == 3)
            for urn in [SCIMWorld.deviceURN, SCIMWorld.warrantyURN] {
                #expect(try await world.send(.get, "/Schemas/\(urn)").status == .ok)
            }
        }
    }

    @Test func whatNobodyDefinedIsNotFound() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let id = try await world.createDevice("S1").id
            for path in [
                "/Gadgets", "/Gadgets/.search", "/Gadgets/\(id)", "/devices", "/Devices/\(id)/serial", "/Me/\(id)",
            ] {
                for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options] {
                    let answer = try await world.send(method, path, method == .get ? nil : ["schemas": []])
                    #expect(answer.status == .notFound, "\(method) \(path)")
                    #expect(try answer.object()["schemas"] == [.string(URN.error)])
                }
            }
            let user = try await world.createUser("ann").id
            #expect(try await world.send(.get, "/Devices/\(user)").status == .notFound)
            #expect(try await world.send(.get, "/Users/\(id)").status == .notFound)
            let wrong = try await world.send(.put, "/Devices", SCIMWorld.device("S1"))
            #expect(wrong.status == .methodNotAllowed && wrong.headers[.allow] == "GET, HEAD, POST")
            #expect(try await world.send(.get, "/Devices", token: nil).status == .unauthorized)
            #expect(try await world.send(.get, "/Gadgets", token: nil).status == .unauthorized)
        }
    }

    @Test func secretsAreTakenAndNotKept() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices()
            let device = try await world.createDevice("S1", ["pin": "1234"])
            #expect(device["pin"] == nil)
            let patched = try await world.send(
                .patch, "/Devices/\(device.id)", SCIMWorld.patch(["op": "add", "path": "pin", "value": "1"]))
            #expect(patched.status == .ok && patched.headers[.eTag] == "W/\"1\"")
            let shown = try await world.send(.get, "/Devices/\(device.id)?attributes=pin,note").object()
            #expect(shown["pin"] == nil)
        }
    }

    @Test func aRequiredExtensionIsThereAfterEveryWrite() async throws {
        try await SCIMWorld.run { world in
            try await world.makeDevices(warrantyIsRequired: true)
            let warranty: JSONObject = [SCIMWorld.warrantyURN: ["until": "2030-01-01T00:00:00Z"]]
            for (more, status) in [(JSONObject(), HTTPResponse.Status.badRequest), (warranty, .created)] {
                #expect(try await world.send(.post, "/Devices", SCIMWorld.device("S1", more)).status == status)
            }
            let id = try await world.createDevice("S2", warranty).id
            let put = try await world.send(.put, "/Devices/\(id)", SCIMWorld.device("S2"))
            #expect(try put.object()["scimType"] == "invalidValue")
            for path in [SCIMWorld.warrantyURN, "\(SCIMWorld.warrantyURN):until"] {
                let patch = SCIMWorld.patch(["op": "remove", "path": .string(path)])
                let answer = try await world.send(.patch, "/Devices/\(id)", patch)
                #expect(try answer.object()["scimType"] == "mutability")
            }
        }
    }

    @Test func whatIsUniqueIsFoundAndTakenOnce() async throws {
        try await SCIMWorld.run { world in
            let urn = "urn:example:Badge"
            let definition = try SchemaDefinition(
                document: JSONParser.parse(
                    #"{"id":"\#(urn)","attributes":[{"name":"number","uniqueness":"server"}]}"#
                ).objectValue ?? [:])
            _ = try await world.schemas.create(definition, extending: .user, for: world.tenant)
            func user(_ name: String, _ number: String) -> JSONValue {
                ["schemas": [.string(URN.user)], "userName": .string(name), urn: ["number": .string(number)]]
            }
            #expect(try await world.send(.post, "/Users", user("ann", "A1")).status == .created)
            let taken = try await world.send(.post, "/Users", user("ben", "a1"))
            #expect(taken.status == .conflict)
            #expect(try taken.object()["scimType"] == "uniqueness")
            #expect(try taken.object()["detail"] == .string("\(urn):number is already in use."))
            let found = try await world.send(.get, "/Users?filter=\(urn):number%20eq%20%22a1%22").object()
            #expect(found["totalResults"] == 1)
            let bulk = try await world.send(
                .post, "/Bulk",
                [
                    "schemas": [.string(URN.bulkRequest)],
                    "Operations": [
                        ["method": "POST", "path": "/Users", "bulkId": "a", "data": user("cat", "C1")],
                        ["method": "POST", "path": "/Users", "bulkId": "b", "data": user("dan", "c1")],
                        ["method": "POST", "path": "/Users", "bulkId": "c", "data": user("eve", "E1")],
                    ],
                ]
            ).object()
            #expect(
                bulk["Operations"]?.arrayValue?.map { $0["status"]?.stringValue } == ["201", "409", "201"])
        }
    }
}
