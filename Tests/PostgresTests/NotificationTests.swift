import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct NotificationTests {
    private static let notify = Statement("notify", "SELECT pg_notify($1, $2)")

    private static func notify(_ channel: String, _ payload: String, _ client: PostgresClient) async throws {
        _ = try await client.query(notify, [.text(channel), .text(payload)])
    }

    @Test func reportsWhatOthersSay() async throws {
        try await TestDatabase.withClient { client, _ in
            var jobs = client.notifications(on: "jobs").makeAsyncIterator()
            var odd = client.notifications(on: #"an "odd" name"#).makeAsyncIterator()
            #expect(await jobs.next() == .listening)
            #expect(await odd.next() == .listening)
            try await Self.notify("jobs", "1", client)
            try await Self.notify(#"an "odd" name"#, "2", client)
            #expect(await jobs.next() == .received(payload: "1"))
            #expect(await odd.next() == .received(payload: "2"))
            var late = client.notifications(on: "jobs").makeAsyncIterator()
            #expect(await late.next() == .listening)
            try await Self.notify("jobs", "3", client)
            #expect(await jobs.next() == .received(payload: "3"))
            #expect(await late.next() == .received(payload: "3"))
        }
    }

    @Test func listensAgainAfterALoss() async throws {
        try await TestDatabase.withClient { client, database in
            var jobs = client.notifications(on: "jobs").makeAsyncIterator()
            for round in 1...3 {
                #expect(await jobs.next() == .listening)
                try await database.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
                #expect(await jobs.next() == .listening)
                try await eventually("the client is back") {
                    (try? await Self.notify("jobs", "\(round)", client)) != nil
                }
                #expect(await jobs.next() == .received(payload: "\(round)"))
                jobs = client.notifications(on: "jobs").makeAsyncIterator()
            }
        }
    }

    @Test func closesItsConnectionWhenNobodyListens() async throws {
        try await TestDatabase.withClient { client, database in
            let listening = Statement(
                "listening",
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'")
            do {
                var jobs = client.notifications(on: "jobs").makeAsyncIterator()
                #expect(await jobs.next() == .listening)
                let count = try await client.query(listening)[0].decode(Int.self)
                #expect(count == 1)
            }
            try await eventually("the listening connection is closed") {
                try await client.query(listening)[0].decode(Int.self) == 0
            }
        }
    }

    @Test func endsWithTheClient() async throws {
        let stream = try await TestDatabase.withClient { client, _ in
            let stream = client.notifications(on: "jobs")
            for await first in stream {
                #expect(first == .listening)
                break
            }
            return client.notifications(on: "jobs")
        }
        for await _ in stream {}
    }
}
