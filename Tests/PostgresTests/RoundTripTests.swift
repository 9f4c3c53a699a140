import Foundation
import Postgres
import Testing

@Suite struct RoundTripTests {
    @Test func readsWhatItBinds() async throws {
        try await TestDatabase.withClient { client, _ in
            let id = UUID()
            let rows = try await client.query(
                Statement("all_types", "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10"), 
                [.uuid(id), .text("Zoë 🦊"), .int8(.min), .int4(.max), .int2(-7), .bool(true), .double(0.1),
                 .timestamp(Date(timeIntervalSince1970: 1_700_000_000.123456)), .bytes([0, 1, 255]), .json(#"{"a": 1}"#)])
            let row = try #require(rows.first)
            let (uuid, text, long, int, short, bool, double, date, bytes, json) = try row.decode(
                UUID.self, String.self, Int64.self, Int32.self, Int16.self, Bool.self, Double.self, Date.self,
                [UInt8].self, String.self)
            #expect(uuid == id && text == "Zoë 🦊" && long == .min && int == .max && short == -7 && bool)
            #expect(double == 0.1 && bytes == [0, 1, 255] && json == #"{"a": 1}"#)
            #expect(abs(date.timeIntervalSince1970 - 1_700_000_000.123456) < 0.000_000_5)
        }
    }
}
