import Events
import FoundationEssentials
import JSON
import Tenancy
import Testing

@testable import Notifications

struct WebhookPayloadTests {
    private func event(data: String, changes: String?) -> Event {
        Event(
            id: UUID(), sequence: 7, type: .userUpdated, time: Date(timeIntervalSince1970: 1_700_000_000.25),
            subject: UUID(), data: data, changes: changes)
    }

    @Test func tellsTheEventWhole() async throws {
        try await World.make { world in
            let event = event(data: #"{"active":true}"#, changes: #"[{"path":"title","old":"a","new":"b"}]"#)
            let json = try JSONParser.parse(WebhookPayload(event, of: world.tenant).text)
            #expect(json["type"] == "user.updated" && json["timestamp"] == "2023-11-14T22:13:20.250Z")
            #expect(json["sequence"] == 7 && json["id"] == .string(event.id.text))
            #expect(json["data"]?["object"] == ["active": true])
            #expect(json["data"]?["changes"]?.arrayValue?.count == 1 && json["data"]?["truncated"] == nil)
        }
    }

    @Test(arguments: [(10, 30_000), (30_000, 10), (30_000, 30_000)])
    func aLongOneStaysBelowTheLimitAndSaysSo(dataLength: Int, changesLength: Int) async throws {
        try await World.make { world in
            let event = event(
                data: #"{"a":"\#(String(repeating: "x", count: dataLength))"}"#,
                changes: #"[{"path":"\#(String(repeating: "y", count: changesLength))"}]"#)
            let text = WebhookPayload(event, of: world.tenant).text
            #expect(text.utf8.count < 20_000)
            let json = try JSONParser.parse(text)
            #expect(json["data"]?["truncated"] == true && json["sequence"] == 7)
        }
    }
}
