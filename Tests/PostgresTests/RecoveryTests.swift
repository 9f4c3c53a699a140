import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct RecoveryTests {
    private static let one = Statement("one", "SELECT 1")
    private static let sleep = Statement("sleep", "SELECT pg_sleep(30)")
    private static let killAll = Statement(
        "kill",
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """
    )

    private static func works(_ client: PostgresClient) async throws {
        try await eventually("reads and writes work again") {
            guard let rows = try? await client.query(one), try rows[0].decode(Int.self) == 1 else { return false }
            let value = try? await client.transaction { try await $0.query(one)[0].decode(Int.self) }
            return value == 1
        }
    }

    @Test func comesBackWhenEveryBackendIsTerminated() async throws {
        try await TestDatabase.withClient { client, database in
            try await database.withClient { killer in
                for _ in 1...5 {
                    try await Self.works(client)
                    _ = try await killer.query(Self.killAll)
                }
            }
            try await Self.works(client)
        }
    }

    @Test func reportsThatTheOutcomeOfAWriteIsUnknown() async throws {
        try await TestDatabase.withClient { client, database in
            let write = Task {
                try await client.query(Statement("write", "WITH x AS (SELECT pg_sleep(30)) SELECT 1 FROM x FOR UPDATE"))
            }
            try await database.waitForActive(1, "%pg_sleep%")
            try await database.withClient { _ = try await $0.query(Self.killAll) }
            await #expect(throws: PostgresError.connectionLost(outcomeUnknown: true)) { try await write.value }
        }
    }

    @Test func reportsThatATransactionWithoutCommitTookNoEffect() async throws {
        try await TestDatabase.withClient { client, database in
            let transaction = Task {
                try await client.transaction { transaction in
                    _ = try await transaction.query(Self.one)
                    _ = try await transaction.query(Self.sleep)
                }
            }
            try await database.waitForActive(1, "%pg_sleep%")
            try await database.withClient { _ = try await $0.query(Self.killAll) }
            await #expect(throws: PostgresError.connectionLost(outcomeUnknown: false)) { try await transaction.value }
            try await Self.works(client)
        }
    }

    @Test func survivesACrashOfTheServer() async throws {
        try await PrivateServer.withServer { server in
            try await TestDatabase(url: server.url).withClient { client in
                try await Self.works(client)
                for _ in 1...2 {
                    let asleep = Task { try await client.query(Self.sleep) }
                    try await TestDatabase(url: server.url).waitForActive(1, "%pg_sleep%")
                    try await server.stop("immediate")
                    await #expect(throws: PostgresError.connectionLost(outcomeUnknown: true)) { try await asleep.value }
                    #expect(!client.status.isReady)
                    try await server.start()
                    try await Self.works(client)
                }
            }
        }
    }

    @Test func saysThatTheServerIsAwayWhenItIs() async throws {
        try await PrivateServer.withServer { server in
            try await server.stop("immediate")
            try await TestDatabase(url: server.url).withClient({ $0.acquisitionTimeout = .milliseconds(300) }) {
                client in
                let error = await #expect(throws: PostgresError.self) { try await client.query(Self.one) }
                guard case .notConnected(let reason) = error else { return unexpected() }
                #expect(reason.contains("refused"))
                #expect(client.status.failure == reason)
            }
        }
    }

    @Test func survivesACutSocket() async throws {
        try await TestDatabase.withDatabase { database in
            let proxy = try CuttingProxy(to: database.url)
            defer { proxy.stop() }
            try await TestDatabase(url: proxy.url).withClient { client in
                for round in 1...5 {
                    try await Self.works(client)
                    // The server does not notice and goes on with the sleep of the round before.
                    let sleep = Statement("sleep", "SELECT pg_sleep(30), 'round \(round)'")
                    let asleep = Task { try await client.query(sleep) }
                    try await database.waitForActive(1, "%round \(round)%")
                    proxy.cutAll()
                    await #expect(throws: PostgresError.connectionLost(outcomeUnknown: true)) { try await asleep.value }
                }
                try await Self.works(client)
            }
        }
    }

    @Test func cutsAConnectionWhoseServerHasGoneSilent() async throws {
        try await TestDatabase.withDatabase { database in
            let proxy = try CuttingProxy(to: database.url)
            defer { proxy.stop() }
            try await TestDatabase(url: proxy.url).withClient({
                $0.sharedConnections = 1
                $0.statementTimeout = .milliseconds(200)
                $0.cancelGrace = .milliseconds(300)
            }) { client in
                try await Self.works(client)
                proxy.freeze()
                await #expect(throws: PostgresError.connectionLost(outcomeUnknown: true)) {
                    try await client.query(Self.one)
                }
                proxy.thaw()
                try await Self.works(client)
            }
        }
    }
}
