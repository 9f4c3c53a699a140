import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import SCIM
import Testing
import Web

@Suite struct SCIMRefusalTests {
    struct Case: Sendable {
        var method: HTTPRequest.Method = .get
        var path: String
        var body: String?
        var headers: HTTPFields = [:]
        var status: Int
        var type: String?
        var detail = ""
    }

    static let cases: [Case] = [
        Case(path: "/Userz", status: 404),
        Case(path: "", status: 404),
        Case(path: "/Users/42", status: 404),
        Case(path: "/Users/%00", status: 404),
        Case(path: "/Users/%ff", status: 404),
        Case(path: "/Schemas/urn:none", status: 404),
        Case(path: "/ResourceTypes/Robot", status: 404),
        Case(path: "/Me", status: 404, detail: "credential stands"),
        Case(method: .delete, path: "/Users", status: 405, detail: "GET, HEAD, POST"),
        Case(method: .post, path: "/Schemas", body: "{}", status: 405, detail: "GET, HEAD"),
        Case(path: "/Users/.search", status: 405, detail: "POST"),
        Case(path: "/Schemas?filter=id%20pr", status: 403),
        Case(path: "/ResourceTypes?filter=id%20pr", status: 403),
        Case(path: "/ServiceProviderConfig?filter=id%20pr", status: 403),
        Case(method: .post, path: "/Users", body: "", status: 400, type: "invalidSyntax", detail: "needs a JSON body"),
        Case(
            method: .post, path: "/Users", body: "{\"userName\":}", status: 400, type: "invalidSyntax",
            detail: "at byte 12"),
        Case(method: .post, path: "/Users", body: "[]", status: 400, type: "invalidSyntax"),
        Case(
            method: .post, path: "/Users", body: "{\"userName\":\"a\",\"USERNAME\":\"b\"}", status: 400,
            type: "invalidSyntax", detail: "duplicate name"),
        Case(method: .post, path: "/Users", body: "{\"userName\":\"a\\u0000\"}", status: 400, type: "invalidSyntax"),
        Case(
            method: .post, path: "/Users", body: "{\"schemas\":[\"\(URN.user)\"]}", status: 400, type: "invalidValue",
            detail: "userName"),
        Case(
            method: .post, path: "/Users", body: "{}", headers: [.contentType: "text/plain"], status: 415,
            detail: "application/scim+json"),
        Case(path: "/Users?count=abc", status: 400, type: "invalidValue", detail: "count"),
        Case(path: "/Users?startIndex=1.5", status: 400, type: "invalidValue", detail: "startIndex"),
        Case(path: "/Users?count=99999999999999999999", status: 400, type: "invalidValue", detail: "count"),
        Case(path: "/Users?filter=userName%20eq", status: 400, type: "invalidFilter"),
        Case(path: "/Users?filter=noSuch%20eq%20%221%22", status: 400, type: "invalidFilter"),
        Case(path: "/Users?filter=%ff", status: 400, type: "invalidValue", detail: "UTF-8"),
        Case(path: "/Users?attributes=id&excludedAttributes=name", status: 400, type: "invalidValue"),
        Case(method: .post, path: "/Users/.search", body: "{}", status: 400, type: "invalidSyntax"),
    ]

    @Test func eachIsPreciseAndInSCIMForm() async throws {
        try await SCIMWorld.run { world in
            for test in Self.cases {
                var headers = test.headers
                headers[.authorization] = "Bearer \(world.token)"
                let response = try await world.http.execute(
                    uri: "/t/acme/scim/v2\(test.path)", method: test.method, headers: headers,
                    body: test.body.map { ByteBuffer(string: $0) })
                let what = Comment("\(test.method) \(test.path) \(test.body ?? "")")
                let refusal = try response.object()
                #expect(response.status.code == test.status, what)
                #expect(response.headers[.contentType] == "application/scim+json", what)
                #expect(refusal["schemas"] == [.string(URN.error)], what)
                #expect(refusal["status"] == .string(String(test.status)), what)
                #expect(refusal["scimType"]?.stringValue == test.type, what)
                #expect(refusal["detail"]?.stringValue?.contains(test.detail) ?? false, what)
            }
            let list = try await world.send(.get, "/Users").object()
            #expect(list["totalResults"] == 0)
        }
    }

    @Test func bodyBeyondTheLimitIsRefusedAndTheConnectionServesOn() async throws {
        try await SCIMWorld.run { world in
            let large = JSONValue.object(["userName": .string(String(repeating: "a", count: 5 << 20))])
            let response = try await world.send(.post, "/Users", large)
            #expect(response.status == .contentTooLarge)
            #expect(try response.object()["schemas"] == [.string(URN.error)])
            #expect(try await world.send(.get, "/Users").status == .ok)
        }
    }

    @Test func whatIsGoneIsGoneWhateverTheRequestHolds() async throws {
        try await SCIMWorld.run { world in
            let id = try await world.createUser("ada@example.com").id
            #expect(try await world.send(.delete, "/Users/\(id)").status == .noContent)
            for (method, body) in [
                (HTTPRequest.Method.get, nil), (.delete, nil), (.put, [:]),
                (.patch, ["schemas": [], "Operations": []]),
            ] as [(HTTPRequest.Method, JSONValue?)] {
                #expect(try await world.send(method, "/Users/\(id)", body).status == .notFound, "\(method)")
            }
        }
    }
}
