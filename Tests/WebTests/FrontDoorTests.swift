import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Postgres
import Testing

@testable import Web

/// Over a real socket, with routes that do nothing but what a test needs.
@Suite struct FrontDoorTests {
    @Test(arguments: [
        ("/nothing", HTTPRequest.Method.get, 404, "not_found"),
        ("/", .get, 404, "not_found"),
        ("/echo/deeper", .get, 404, "not_found"),
        ("/echo", .get, 405, "method_not_allowed"),
        ("/echo", .delete, 405, "method_not_allowed"),
        ("/echo", .options, 405, "method_not_allowed"),
        ("/failing/oops", .get, 500, "internal_error"),
        ("/failing/database", .get, 503, "unavailable"),
        ("/failing/deadlock", .get, 503, "unavailable"),
        ("/failing/syntax", .get, 500, "internal_error"),
    ])
    func answersFailuresAsProblems(path: String, method: HTTPRequest.Method, status: Int, code: String) async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: path, method: method)
            let problem = try response.problem()
            #expect(response.status.code == status)
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(problem["code"] == .string(code))
            #expect(problem["status"] == .integer(Int64(status)))
            #expect(problem["request_id"] == response.headers[.xRequestID].map(JSONValue.string))
        }
    }

    @Test func namesTheMethodsThatAPathHas() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: "/echo", method: .get)
            #expect(response.headers[.allow] == "POST")
            let reading = try await client.execute(uri: "/healthz", method: .post)
            #expect(reading.headers[.allow] == "GET, HEAD")
        }
    }

    @Test func saysNothingOfWhatWentWrongInside() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: "/failing/oops", method: .get)
            #expect(!String(buffer: response.body).contains("Oops"))
        }
    }

    @Test func asksToTryAgainWhenTheDatabaseIsAway() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: "/failing/database", method: .get)
            #expect(response.headers[.retryAfter] == "1")
        }
    }

    @Test func refusesMethodsThatItDoesNotKnow() async throws {
        try await withFrontDoor { client in
            let method = try #require(HTTPRequest.Method("PROPFIND"))
            let response = try await client.execute(uri: "/echo", method: method)
            #expect(response.status == .notImplemented)
        }
    }

    @Test func refusesTargetsThatAreTooLong() async throws {
        try await withFrontDoor { client in
            let path = "/healthz?x=" + String(repeating: "a", count: 17_000)
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == .uriTooLong)
        }
    }

    @Test func answersHeadWithoutBody() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: "/healthz", method: .head)
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
        }
    }

    @Test func keepsAnAcceptableRequestIDAndReplacesOthers() async throws {
        try await withFrontDoor { client in
            let kept = try await client.execute(uri: "/healthz", method: .get, headers: [.xRequestID: "abc-123"])
            #expect(kept.headers[.xRequestID] == "abc-123")
            let replaced = try await client.execute(uri: "/healthz", method: .get, headers: [.xRequestID: "a b\"c"])
            #expect(replaced.headers[.xRequestID]?.count == 32)
        }
    }

    @Test func forbidsSniffingAndCaching() async throws {
        try await withFrontDoor { client in
            let response = try await client.execute(uri: "/nothing", method: .get)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.cacheControl] == "no-store")
        }
    }

    @Test func tellsWhetherItIsReady() async throws {
        try await withFrontDoor(readiness: { .notReady("database") }) { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(String(buffer: response.body).contains("database"))
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
        }
    }
}
