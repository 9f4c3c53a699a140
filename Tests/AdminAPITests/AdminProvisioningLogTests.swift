import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Provisioning
import Tenancy
import TestDatabase
import Testing

struct AdminProvisioningLogTests {
    /// A tenant whose log holds `count` creations and one refusal, the newest.
    private func fill(_ world: AdminWorld, _ count: Int = 3) async throws -> String {
        let path = try await world.createTenant("acme")
        let tenant = try #require(try await world.tenants.find(slug: "acme"))
        let hasher = SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32)))
        let recorder = ProvisioningRecorder(
            database: world.database, keys: ProvisioningKeys(hasher: hasher), identifiers: .random, clock: .system,
            logger: TestDatabase.logger)
        func record(_ name: String, _ answer: ProvisioningAnswer, _ request: String) {
            var effect = ProvisioningEffect(resourceType: "User", resourceID: UUID())
            (effect.name, effect.isChanged) = (name, true)
            recorder.record(
                NewProvisioningEntry(
                    tenant: tenant, time: .now, configurationID: UUID(), credentialID: UUID(), requestID: request,
                    operation: .create, effect: effect, answer: answer, microseconds: 5))
        }
        for number in 1...count { record("=person,\(number)", ProvisioningAnswer(status: 201), "r\(number)") }
        record(
            "ada", ProvisioningAnswer(status: 409, code: "uniqueness", scimType: "uniqueness", detail: "Taken."), "bad")
        await recorder.write()
        return path
    }

    @Test func listsTheNewestFirstByPages() async throws {
        try await AdminWorld.run { world in
            let path = try await fill(world)
            let first = try await world.send(.get, "\(path)/provisioning-log?limit=3").object()
            #expect(first.data.map { $0["request_id"] } == ["bad", "r3", "r2"])
            let cursor = try #require(first["next_cursor"]?.stringValue)
            let second = try await world.send(.get, "\(path)/provisioning-log?limit=3&cursor=\(cursor)").object()
            #expect(second.data.map { $0["request_id"] } == ["r1"] && second["next_cursor"] == .null)
            let failures = try await world.send(.get, "\(path)/provisioning-log?outcome=failure").object()
            #expect(failures.data.map { $0["code"] } == ["uniqueness"])
        }
    }

    @Test func oneEntrySaysWhatToDo() async throws {
        try await AdminWorld.run { world in
            let path = try await fill(world)
            let list = try await world.send(.get, "\(path)/provisioning-log?limit=1").object()
            let id = try #require(list.data.first?["id"]?.stringValue)
            let entry = try await world.send(.get, "\(path)/provisioning-log/\(id)").object()
            #expect(entry["recommendations"]?.arrayValue?.first?["code"] == "uniqueness")
            #expect(entry["steps"]?.arrayValue?.last?["result"] == "failed")
            #expect(entry["answer"]?["detail"] == "Taken.")
            #expect(try await world.send(.get, "\(path)/provisioning-log/\(UUID())").status == .notFound)
        }
    }

    @Test(arguments: [
        "operation=nonsense", "outcome=bad", "status=42", "since=yesterday", "configuration=7", "q=", "cursor=abc",
        "format=xml", "limit=0",
    ])
    func aWrongFilterIsNamed(_ query: String) async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let answer = try await world.send(.get, "\(path)/provisioning-log?\(query)")
            #expect(answer.status == .badRequest)
            #expect(try answer.object()["code"] == "invalid_parameter")
        }
    }

    @Test func exportsEverythingInBothForms() async throws {
        try await AdminWorld.run { world in
            let path = try await fill(world, 1_200)
            let lines = try await world.send(.get, "\(path)/provisioning-log?format=ndjson")
            #expect(lines.headers[.contentType] == "application/x-ndjson")
            let objects = try String(buffer: lines.body).split(separator: "\n").map { try JSONParser.parse(String($0)) }
            #expect(objects.count == 1_201 && objects.last?["request_id"] == "r1")

            let csv = String(
                buffer: try await world.send(.get, "\(path)/provisioning-log?format=csv&outcome=success").body)
            let rows = csv.split(separator: "\r\n")
            #expect(rows.count == 1_201 && rows[0].hasPrefix("id,time,operation"))
            // A name that begins like a formula stays a text.
            #expect(rows[1].contains("\"'=person,1200\""))
        }
    }

    @Test func followingBeginsNowAndGoesOnFromItsCursor() async throws {
        try await AdminWorld.run { world in
            let path = try await fill(world)
            let oldest = try await world.send(.get, "\(path)/provisioning-log").object().data.last?["id"]?.stringValue
            var cursor = try #require(oldest.map { "after=\($0)" })
            var seen: [JSONValue?] = []
            try await eventually("all entries have settled") {
                let page = try await world.send(.get, "\(path)/provisioning-log?follow=true&\(cursor)").object()
                seen += page.data.map { $0["request_id"] }
                cursor = "cursor=" + (page["next_cursor"]?.stringValue ?? "")
                return seen.count == 3
            }
            #expect(seen == ["r2", "r3", "bad"])
            let now = try await world.send(.get, "\(path)/provisioning-log?follow=true").object()
            #expect(now.data.isEmpty && now["next_cursor"]?.stringValue != nil)
        }
    }

    @Test func noOtherTenantsKeyReadsIt() async throws {
        try await AdminWorld.run { world in
            let path = try await fill(world)
            _ = try await world.createTenant("globex")
            let key = try await world.send(.post, "/api-keys", ["name": "k", "tenant": "globex"]).object()
            let answer = try await world.send(.get, "\(path)/provisioning-log", key: key["key"]?.stringValue)
            #expect(answer.status == .notFound)
        }
    }
}
