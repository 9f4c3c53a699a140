import Foundation
import Postgres
import TestDatabase
import Testing

@Suite struct CopyTests {
    private static let create = Statement("create", "CREATE TABLE public.items (id int8 PRIMARY KEY, name text)")
    private static let copyIn = Statement("copy_in", "COPY public.items (id, name) FROM STDIN (FORMAT csv)")
    private static let copyOut = Statement(
        "copy_out", "COPY (SELECT id, name FROM public.items ORDER BY id) TO STDOUT (FORMAT csv)")
    private static let count = Statement("count", "SELECT count(*) FROM public.items")

    private static func withTable(_ body: (PostgresClient) async throws -> Void) async throws {
        try await TestDatabase.withClient({ $0.exclusiveConnections = 1 }) { client, _ in
            _ = try await client.query(create)
            try await body(client)
        }
    }

    @Test func takesInAndGivesOutTheSameData() async throws {
        try await Self.withTable { client in
            let written = try await client.copyIn(Self.copyIn) { writer in
                for start in stride(from: 0, to: 100_000, by: 1000) {
                    let lines = (start..<start + 1000).map { "\($0),item \($0)\n" }
                    try await writer.write(Array(lines.joined().utf8))
                }
            }
            #expect(written == 100_000)
            var bytes: [UInt8] = []
            for try await piece in client.copyOut(Self.copyOut) { bytes += piece }
            let lines = bytes.split(separator: UInt8(ascii: "\n"))
            #expect(lines.count == 100_000)
            #expect(lines.last.map { String(decoding: $0, as: UTF8.self) } == "99999,item 99999")
            let count = try await client.query(Self.count)[0].decode(Int.self)
            #expect(count == 100_000)
        }
    }

    @Test func keepsNothingWhenTheWriterThrows() async throws {
        struct Refusal: Error {}
        try await Self.withTable { client in
            await #expect(throws: Refusal.self) {
                try await client.copyIn(Self.copyIn) { writer in
                    try await writer.write(Array("1,one\n".utf8))
                    throw Refusal()
                }
            }
            let count = try await client.query(Self.count)[0].decode(Int.self)
            #expect(count == 0)
        }
    }

    @Test func reportsBadDataAndStaysUsable() async throws {
        try await Self.withTable { client in
            let error = await #expect(throws: PostgresError.self) {
                try await client.copyIn(Self.copyIn) { try await $0.write(Array("one,1\n".utf8)) }
            }
            #expect(error?.sqlState == SQLState(rawValue: "22P02"))
            let refused = await #expect(throws: PostgresError.self) {
                try await client.copyIn(Statement("bad", "COPY public.missing FROM STDIN")) { _ in unexpected() }
            }
            #expect(refused?.sqlState == .undefinedTable)
            let written = try await client.copyIn(Self.copyIn) { try await $0.write(Array("1,one\n".utf8)) }
            #expect(written == 1)
        }
    }

    @Test func letsGoWhenTheReaderStopsHalfWay() async throws {
        try await Self.withTable { client in
            for _ in 1...5 {
                let statement = Statement(
                    "out", "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT")
                for try await piece in client.copyOut(statement) {
                    #expect(piece.count % 1001 == 0)
                    break
                }
                let timeout = try await client.withConnection {
                    try await $0.query(Statement("show", "SHOW statement_timeout"))[0].decode(String.self)
                }
                #expect(timeout == "5s")
            }
        }
    }

    @Test func refusesCopyElsewhereAndOtherStatementsHere() async throws {
        try await TestDatabase.withServer { client in
            let misuse = PostgresError.misuse("out: COPY is run by copyIn and copyOut, and nothing else is")
            await #expect(throws: misuse) { try await client.query(Statement("out", "COPY (SELECT 1) TO STDOUT")) }
            await #expect(throws: misuse) { for try await _ in client.copyOut(Statement("out", "SELECT 1")) {} }
            await #expect(throws: misuse) { try await client.copyIn(Statement("out", "SELECT 1")) { _ in } }
        }
    }

    @Test func reportsARefusedCopyOut() async throws {
        try await Self.withTable { client in
            let error = await #expect(throws: PostgresError.self) {
                for try await _ in client.copyOut(Statement("bad", "COPY public.missing TO STDOUT")) { unexpected() }
            }
            #expect(error?.sqlState == .undefinedTable)
        }
    }
}
