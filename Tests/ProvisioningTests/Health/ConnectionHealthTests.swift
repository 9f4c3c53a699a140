import Events
import FoundationEssentials
import JSON
import Jobs
import Postgres
import Tenancy
import TestDatabase
import Testing

@testable import Provisioning

struct ConnectionHealthTests {
    private func health(_ world: World, ahead seconds: TimeInterval = 0) -> (ConnectionHealth, EventLog) {
        let events = EventLog(
            database: world.database, subscriptions: .none,
            jobs: JobQueue(client: world.client, logger: TestDatabase.logger), identifiers: .random, clock: .system)
        let clock = WallClock { Date.now.addingTimeInterval(seconds) }
        return (ConnectionHealth(database: world.database, events: events, clock: clock), events)
    }

    private func configuration(_ world: World) async throws -> SCIMConfiguration {
        try await SCIMConfigurationStore(database: world.database, identifiers: .random, clock: .system)
            .create(NewSCIMConfiguration(name: "Entra", idp: .entra), for: world.tenant)
    }

    private func record(
        _ world: World, _ count: Int, _ answer: ProvisioningAnswer, _ configuration: SCIMConfiguration,
        _ operation: ProvisioningOperation = .create
    ) async throws {
        for _ in 0..<count {
            world.recorder.record(world.entry(operation, nil, answer, configuration: configuration.id))
        }
        await world.recorder.write()
    }

    private let good = ProvisioningAnswer(status: 201)
    private let bad = ProvisioningAnswer(status: 400, code: "invalidPath")

    @Test func theWriterCountsForEachConfiguration() async throws {
        try await World.make { world in
            let configuration = try await configuration(world)
            try await record(world, 3, good, configuration)
            try await record(world, 2, bad, configuration)
            try await record(world, 1, ProvisioningAnswer(status: 200), configuration, .connectionTest)
            // Who asks for somebody who is not there is told so.
            try await record(world, 4, ProvisioningAnswer(status: 404, code: "not_found"), configuration, .read)
            let found = try #require(try await health(world).0.read(configuration.id, of: world.tenant))
            #expect(found.lastDay == ConnectionCount(requests: 10, failures: 2) && found.lastActive == found.lastDay)
            #expect(found.lastFailureCode == "invalidPath" && found.connectionTestAt != nil)
            #expect(found.lastSuccessAt == found.lastRequestAt)
            let other = try await health(world).0.read(UUID(), of: world.tenant)
            #expect(other == nil)
        }
    }

    @Test func aSelfTestSaysNothingOfTheIdentityProvider() async throws {
        try await World.make { world in
            let configuration = try await configuration(world)
            world.recorder.record([
                NewProvisioningEntry(
                    tenant: world.tenant, time: .now, configurationID: configuration.id, credentialID: nil,
                    requestID: "s", operation: .connectionTest, effect: nil, answer: good, microseconds: 1,
                    isSelfTest: true)
            ])
            await world.recorder.write()
            let found = try await health(world).0.read(configuration.id, of: world.tenant)
            #expect(found == nil)
        }
    }

    @Test func operationsOfABulkRequestAreOneRequest() async throws {
        try await World.make { world in
            let configuration = try await configuration(world)
            let part = NewProvisioningEntry(
                tenant: world.tenant, time: .now, configurationID: configuration.id, credentialID: nil, requestID: "b",
                operation: .create, effect: nil, answer: bad, microseconds: 1, isPart: true)
            world.recorder.record([world.entry(.bulk, nil, good, configuration: configuration.id), part, part])
            await world.recorder.write()
            let found = try await health(world).0.read(configuration.id, of: world.tenant)
            #expect(found?.lastDay == ConnectionCount(requests: 1, failures: 0))
        }
    }

    @Test func everyChangeIsToldOnceHoweverOftenItIsLookedAt() async throws {
        try await World.make { world in
            let configuration = try await configuration(world)
            let (health, events) = health(world)
            func told() async throws -> [String] {
                try await health.tell([configuration], of: world.tenant)
                try await health.tell([configuration], of: world.tenant)
                return try await events.page(of: world.tenant, after: 0, limit: 50)
                    .filter { $0.type.rawValue.hasPrefix("scim_configuration.") }
                    .map { "\($0.type.rawValue) \($0.data)" }
            }
            try await record(world, 5, good, configuration)
            var seen = try await told()
            #expect(seen == [])
            try await record(world, 20, bad, configuration)
            seen = try await told()
            let reason = "20 of 25 requests have failed, the last with invalidPath"
            let first = #"scim_configuration.unhealthy {"status":"failing","reason":"\#(reason)"}"#
            #expect(seen == [first])
            try await record(world, 100, good, configuration)
            seen = try await told()
            #expect(seen == [first, #"scim_configuration.recovered {"status":"healthy"}"#])
        }
    }

    @Test func whatIsSilentAfterABurstIsProbablyInQuarantine() async throws {
        try await World.make { world in
            let configuration = try await configuration(world)
            try await record(world, 20, bad, configuration)
            let (later, _) = health(world, ahead: 3 * 3_600)
            let record = try await later.read(configuration.id, of: world.tenant)
            #expect(later.judge(record, idp: .entra).status == .probablyQuarantined)
            #expect(later.judge(record, idp: .okta).status == .failing)
        }
    }

    @Test func nothingIsToldOfAConfigurationThatIsSwitchedOff() async throws {
        try await World.make { world in
            let store = SCIMConfigurationStore(database: world.database, identifiers: .random, clock: .system)
            let made = try await configuration(world)
            let off = try await world.database.transaction(for: world.tenant) { transaction in
                try await store.update(
                    made.id, SCIMConfigurationChange(state: .disabled), ifVersion: nil, in: transaction
                )
                .after
            }
            try await record(world, 20, bad, made)
            let (health, events) = health(world)
            try await health.tell([off], of: world.tenant)
            let told = try await events.page(of: world.tenant, after: 0, limit: 50)
            #expect(told.isEmpty)
        }
    }

    @Test func readsAndTellsByIndex() async throws {
        try await World.make { world in
            for sql in [
                """
                INSERT INTO {schema}.connections (configuration_id, first_request_at, last_request_at)
                SELECT md5('c' || n)::uuid, now(), now() FROM generate_series(1, 2000) n
                """,
                """
                INSERT INTO {schema}.connection_hours (configuration_id, hour, requests, failures)
                SELECT md5('c' || n)::uuid, now() - make_interval(hours => h), 1, 0
                FROM generate_series(1, 200) n, generate_series(1, 100) h
                """, "ANALYZE {schema}.connections", "ANALYZE {schema}.connection_hours",
            ] {
                _ = try await world.database.query(Statement("test.\(sql.hashValue)", sql), for: world.tenant)
            }
            let (id, now) = (UUID(), Date.now)
            for (statement, binds) in [
                (ConnectionStatements.read, [Bind.uuid(id), .timestamp(now)]),
                (ConnectionStatements.tell, [.uuid(id), .text("healthy"), .text("failing"), .timestamp(now)]),
                (ConnectionStatements.forget, [.timestamp(now.addingTimeInterval(-40 * 86_400))]),
            ] {
                let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
                let rows = try await world.database.query(explain, for: world.tenant, binds)
                let plan = try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
                #expect(!plan.contains("Seq Scan on connection_hours"), "\(statement.name)\n\(plan)")
            }
        }
    }
}
