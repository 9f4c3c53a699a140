import Foundation
import Postgres
import TestDatabase
import Testing

/// Values go to the server and come back through the real types.
@Suite struct RoundTripTests {
    private static let date = Date(timeIntervalSince1970: 1_700_000_000.125)

    @Test func readsWhatItBinds() async throws {
        try await TestDatabase.withServer { client in
            let id = UUID()
            let rows = try await client.query(
                Statement("all_types", "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10"),
                [
                    .uuid(id), .text("Zoë 🦊"), .int8(.min), .int4(.max), .int2(-7), .bool(true), .double(0.1),
                    .timestamp(Self.date), .bytes([0, 1, 255]), .json(#"{"a": 1}"#),
                ])
            let (uuid, text, long, int, short, bool, double, date, bytes, json) = try rows[0].decode(
                UUID.self, String.self, Int64.self, Int32.self, Int16.self, Bool.self, Double.self, Date.self,
                [UInt8].self, String.self)
            #expect(uuid == id && text == "Zoë 🦊" && long == .min && int == .max && short == -7 && bool)
            #expect(double == 0.1 && bytes == [0, 1, 255] && json == #"{"a": 1}"# && date == Self.date)
        }
    }

    @Test func readsTheServersOwnWordsForTheSameValues() async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(
                Statement("texts", "SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::text"),
                [
                    .timestamp(Self.date), .double(-1.5), .bytes([222, 173]), .int8s([1, -2]),
                    .texts(["a,b", nil, ""]),
                    .uuids([]),
                ])
            let texts = try rows[0].decode(String.self, String.self, String.self, String.self, String.self, String.self)
            #expect(texts.0 == "2023-11-14 22:13:20.125+00" && texts.1 == "-1.5" && texts.2 == #"\xdead"#)
            #expect(texts.3 == "{1,-2}" && texts.4 == #"{"a,b",NULL,""}"# && texts.5 == "{}")
        }
    }

    @Test func readsNullAsNilForEveryType() async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(
                Statement("nulls", "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10"),
                [
                    .uuid(nil), .text(nil), .int8(nil), .int4(nil), .int2(nil), .bool(nil), .double(nil),
                    .timestamp(nil),
                    .bytes(nil), .json(nil),
                ])
            let values = try rows[0].decode(
                UUID?.self, String?.self, Int64?.self, Int32?.self, Int16?.self, Bool?.self, Double?.self, Date?.self,
                [UInt8]?.self, String?.self)
            #expect(values.0 == nil && values.1 == nil && values.2 == nil && values.3 == nil && values.4 == nil)
            #expect(values.5 == nil && values.6 == nil && values.7 == nil && values.8 == nil && values.9 == nil)
            #expect(throws: PostgresError.decoding("column 2: wanted String, found NULL")) {
                try rows[0].decode(String.self, at: 1)
            }
        }
    }

    @Test func keepsEmptyValuesApartFromNull() async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(Statement("empty", "SELECT $1, $2"), [.text(""), .bytes([])])
            let (text, bytes) = try rows[0].decode(String?.self, [UInt8]?.self)
            #expect(text == "" && bytes == [])
        }
    }

    @Test func readsArraysOfEveryType() async throws {
        try await TestDatabase.withServer { client in
            let id = UUID()
            let rows = try await client.query(
                Statement("arrays", "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12"),
                [
                    .uuids([id]), .optionalUUIDs([id, nil]), .texts(["a", nil]), .int8s([.max]), .int4s([.min]),
                    .int2s([3]),
                    .bools([true, false]), .doubles([.infinity]), .timestamps([Self.date]),
                    .optionalTimestamps([nil, Self.date]), .jsons(["{}", nil]), .byteStrings([[1], nil, []]),
                ])
            let row = rows[0]
            #expect(try row.decode([UUID].self, at: 0) == [id] && row.decode([UUID?].self, at: 1) == [id, nil])
            #expect(try row.decode([String?].self, at: 2) == ["a", nil] && row.decode([Int64].self, at: 3) == [.max])
            #expect(try row.decode([Int32].self, at: 4) == [.min] && row.decode([Int16].self, at: 5) == [3])
            #expect(try row.decode([Bool].self, at: 6) == [true, false])
            #expect(try row.decode([Double].self, at: 7) == [.infinity])
            #expect(try row.decode([Date].self, at: 8) == [Self.date])
            #expect(try row.decode([Date?].self, at: 9) == [nil, Self.date])
            #expect(try row.decode([String?].self, at: 10) == ["{}", nil])
            #expect(try row.decode([[UInt8]?].self, at: 11) == [[1], nil, []])
            #expect(throws: PostgresError.self) { try row.decode([String].self, at: 2) }
        }
    }

    @Test func carriesLongArrays() async throws {
        try await TestDatabase.withServer { client in
            let ids = (0..<100_000).map { _ in UUID() }
            let rows = try await client.query(
                Statement("unnest", "SELECT array_agg(id), count(DISTINCT id) FROM unnest($1) AS id"), [.uuids(ids)])
            let (back, count) = try rows[0].decode([UUID].self, Int.self)
            #expect(back == ids && count == ids.count)
        }
    }

    @Test func readsTypesThatAreTextToTheServer() async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(
                Statement(
                    "texts", #"SELECT 'n'::name, 'v'::varchar, '{"a": 1}'::jsonb, 'x'::"char", NULL::text[], 7::oid"#))
            let row = rows[0]
            #expect(try row.decode(String.self, String.self, String.self) == ("n", "v", #"{"a": 1}"#))
            #expect(try row.decode(UInt8.self, at: 3) == UInt8(ascii: "x"))
            #expect(try row.decode([String]?.self, at: 4) == nil && row.decode(Int64.self, at: 5) == 7)
        }
    }

    @Test func readsAnEnumsLabel() async throws {
        try await TestDatabase.withClient { client, _ in
            _ = try await client.query(Statement("create", "CREATE TYPE public.mood AS ENUM ('calm', 'wild')"))
            let rows = try await client.query(
                Statement("mood", "SELECT $1::public.mood, ARRAY['calm', 'wild']::public.mood[]"), [.text("wild")])
            let (mood, moods) = try rows[0].decode(String.self, [String].self)
            #expect(mood == "wild" && moods == ["calm", "wild"])
        }
    }

    @Test(arguments: [
        "'infinity'::timestamptz", "'-infinity'::timestamptz", "'infinity'::date", "'-infinity'::timestamp",
    ])
    func refusesInfinityAsADate(_ value: String) async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(Statement("infinity", "SELECT \(value)"))
            #expect(throws: PostgresError.decoding("column 1: wanted Date, found infinity")) {
                try rows[0].decode(Date.self)
            }
        }
    }

    @Test func readsDatesFarAwayAndBeforeTheEpoch() async throws {
        try await TestDatabase.withServer { client in
            let rows = try await client.query(
                Statement(
                    "dates",
                    "SELECT '1969-12-31 23:59:59.999999+00'::timestamptz, '2000-02-29'::date, '0044-03-15 BC'::date"))
            let (before, leap, ides) = try rows[0].decode(Date.self, Date.self, Date.self)
            #expect(abs(before.timeIntervalSince1970 + 0.000_001) < 0.000_000_5)
            #expect(leap.timeIntervalSince1970 == 951_782_400)
            #expect(ides.timeIntervalSince1970 == -63_517_824_000)
        }
    }

    @Test(arguments: [Date.distantFuture.addingTimeInterval(1e13), Date(timeIntervalSince1970: .infinity)])
    func refusesADateThatTheServerCannotHold(_ date: Date) async throws {
        try await TestDatabase.withServer { client in
            await #expect(throws: PostgresError.misuse("date: a date is outside what timestamptz can hold")) {
                try await client.query(Statement("date", "SELECT $1"), [.timestamp(date)])
            }
        }
    }

    @Test func refusesAValueOfAnotherType() async throws {
        try await TestDatabase.withServer { client in
            let row = try await client.query(Statement("types", "SELECT 1::int8, 'a', 1.5::numeric, ARRAY[[1]]"))[0]
            #expect(throws: PostgresError.decoding("column 1: wanted Int32, found type 20, 8 bytes")) {
                try row.decode(Int32.self)
            }
            #expect(throws: PostgresError.self) { try row.decode(UUID.self, at: 1) }
            #expect(throws: PostgresError.self) { try row.decode(String.self, at: 2) }
            #expect(throws: PostgresError.decoding("column 4: wanted one dimension, found 2")) {
                try row.decode([Int32].self, at: 3)
            }
            #expect(throws: PostgresError.decoding("column 5: the row has 4")) { try row.decode(Int.self, at: 4) }
        }
    }

    @Test func refusesTooManyParametersBeforeSendingThem() async throws {
        try await TestDatabase.withServer { client in
            let binds = Array(repeating: Bind.int4(1), count: 65_536)
            await #expect(throws: PostgresError.self) { try await client.query(Statement("many", "SELECT 1"), binds) }
            let value = try await client.query(Statement("one", "SELECT 1"))[0].decode(Int.self)
            #expect(value == 1)
        }
    }

    @Test func reportsTheServersRefusalOfText() async throws {
        try await TestDatabase.withServer { client in
            let error = await #expect(throws: PostgresError.self) {
                try await client.query(Statement("nul", "SELECT $1"), [.text("a\u{0}b")])
            }
            #expect(error?.sqlState == SQLState(rawValue: "22021"))
            let syntax = await #expect(throws: PostgresError.self) {
                try await client.query(Statement("bad", "SELEC 1"))
            }
            #expect(syntax?.sqlState == .syntaxError)
        }
    }
}
