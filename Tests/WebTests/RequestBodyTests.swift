import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Testing

@testable import Web

@Suite struct RequestBodyTests {
    @Test(arguments: [
        nil, "application/scim+json", "application/json", "text/json", "APPLICATION/SCIM+JSON",
        "application/scim+json; charset=utf-8", "application/json;charset=\"UTF-8\"", "application/json ; q=1",
    ])
    func takesWhatIdentityProvidersSend(mediaType: String?) async throws {
        try await withFrontDoor { client in
            let response = try await client.post("{\"a\":1}", mediaType: mediaType)
            #expect(response.status == .ok)
            #expect(String(buffer: response.body) == "{\"a\":1}")
        }
    }

    @Test(arguments: [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jsonx", "json", ";",
        "application/json; charset=utf-16",
    ])
    func refusesForeignMediaTypes(mediaType: String) async throws {
        try await withFrontDoor { client in
            let response = try await client.post("{\"a\":1}", mediaType: mediaType)
            #expect(response.status == .unsupportedMediaType)
            #expect(try response.problem()["code"] == "unsupported_media_type")
        }
    }

    @Test func refusesCompressedBodies() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(
                uri: "/echo", method: .post, headers: [.contentEncoding: "gzip"], body: ByteBuffer(bytes: [0x1F, 0x8B]))
            #expect(response.status == .unsupportedMediaType)
            #expect(response.headers[.acceptEncoding] == "identity")
        }
    }

    @Test(arguments: [
        ("", "needs a JSON body"),
        ("[1]", "must be a JSON object"),
        ("\"text\"", "must be a JSON object"),
        ("{\"a\":,}", "at byte 5"),
        ("{\"a\":1} x", "at byte 8"),
        ("{\"a\":1,\"a\":2}", "duplicate name"),
        ("{\"a\":\"\\u0000\"}", "U+0000"),
        ("{\"a\":\"\\ud800\"}", "surrogate"),
        (String(repeating: "[", count: 500), "nesting deeper"),
        ("{\"a\"", "unexpected end"),
    ])
    func saysWhereABodyIsWrong(body: String, reason: String) async throws {
        try await withFrontDoor { client in
            let response = try await client.post(body, mediaType: "application/json")
            let problem = try response.problem()
            #expect(response.status == .badRequest)
            #expect(problem["code"] == "invalid_json")
            #expect(problem["detail"]?.stringValue?.contains(reason) == true)
        }
    }

    @Test func refusesInvalidUTF8() async throws {
        try await withFrontDoor { client in
            let body = ByteBuffer(bytes: Array("{\"a\":\"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
            let response = try await client.execute(uri: "/echo", method: .post, body: body)
            #expect(response.status == .badRequest)
            #expect(try response.problem()["detail"]?.stringValue?.contains("UTF-8") == true)
        }
    }

    @Test func refusesBodiesBeyondTheLimitAndServesOn() async throws {
        try await withFrontDoor { client in
            let large = try await client.post(
                "{\"a\":\"" + String(repeating: "x", count: 10 << 20) + "\"}", mediaType: nil)
            #expect(large.status == .contentTooLarge)
            #expect(try large.problem()["detail"]?.stringValue?.contains("1024 bytes") == true)
            #expect(try await client.post("{}", mediaType: nil).status == .ok)
        }
    }

    @Test func countsChunksOfABodyThatDoesNotSayItsSize() async throws {
        var request = Request(
            head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/echo"),
            body: RequestBody(
                asyncSequence: AsyncStream<ByteBuffer> { continuation in
                    for _ in 0..<9 { continuation.yield(ByteBuffer(repeating: UInt8(ascii: " "), count: 128)) }
                    continuation.finish()
                }))
        request.body = request.body
        let failure = await #expect(throws: Failure.self) {
            try await request.object(upTo: 1024, mediaTypes: .json)
        }
        #expect(failure?.status == .contentTooLarge)
    }
}
