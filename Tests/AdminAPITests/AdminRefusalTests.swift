import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Testing
import Web

@Suite struct AdminRefusalTests {
    struct Case: Sendable {
        var method: HTTPRequest.Method = .get
        var path: String
        var body: String?
        var status: Int
        var code: String
        /// Pointers of `errors`.
        var pointers: [String] = []
    }

    static let cases: [Case] = [
        Case(path: "/nowhere", status: 404, code: "not_found"),
        Case(path: "/jobs/1", status: 404, code: "job_not_found"),
        Case(path: "/jobs/one", status: 404, code: "job_not_found"),
        Case(method: .post, path: "/jobs/1/cancel", status: 404, code: "job_not_found"),
        Case(
            method: .post, path: "/jobs/retry", body: "{\"state\":\"discarded\"}", status: 400, code: "invalid_body",
            pointers: ["/expected_count"]),
        Case(
            method: .post, path: "/jobs/retry", body: "{\"state\":\"running\",\"expected_count\":1}", status: 400,
            code: "job_state", pointers: ["/state"]),
        Case(
            method: .post, path: "/jobs/discard", body: "{\"state\":\"ready\",\"expected_count\":7}", status: 409,
            code: "unexpected_count"),
        Case(method: .post, path: "/pauses", body: "{}", status: 400, code: "nothing_to_pause", pointers: [""]),
        Case(
            method: .post, path: "/pauses", body: "{\"tenant\":\"nowhere\"}", status: 400, code: "tenant_not_found",
            pointers: ["/tenant"]),
        Case(method: .delete, path: "/pauses/7", status: 404, code: "pause_not_found"),
        Case(path: "/tenants/nowhere", status: 404, code: "tenant_not_found"),
        Case(path: "/tenants/%ff", status: 404, code: "not_found"),
        Case(method: .delete, path: "/tenants", status: 405, code: "method_not_allowed"),
        Case(method: .post, path: "/tenants", body: "{", status: 400, code: "invalid_json"),
        Case(method: .post, path: "/tenants", body: "", status: 400, code: "invalid_json"),
        Case(
            method: .post, path: "/tenants", body: "{}", status: 400, code: "invalid_body",
            pointers: ["/slug", "/name"]),
        Case(
            method: .post, path: "/tenants", body: "{\"slug\":42,\"name\":null,\"colour\":1,\"a/b~\":2}", status: 400,
            code: "invalid_body", pointers: ["/slug", "/name", "/colour", "/a~1b~0"]),
        Case(
            method: .post, path: "/tenants", body: "{\"slug\":\"UPPER\",\"name\":\"x\"}", status: 400,
            code: "slug_invalid", pointers: ["/slug"]),
        Case(
            method: .post, path: "/tenants", body: "{\"slug\":\"acme\",\"name\":\"x\"}", status: 409,
            code: "slug_taken", pointers: ["/slug"]),
        Case(
            method: .post, path: "/tenants/acme/license-pools", body: "{\"name\":\"x\",\"product\":\"p\",\"seats\":-1}",
            status: 400, code: "seats_out_of_range", pointers: ["/seats"]),
        Case(
            method: .post, path: "/tenants/acme/license-pools",
            body: "{\"name\":\"x\",\"product\":\"p\",\"seats\":1e30}", status: 400, code: "invalid_body",
            pointers: ["/seats"]),
        Case(
            method: .post, path: "/tenants/acme/scim-configurations", body: "{\"name\":\"x\",\"idp\":\"other\"}",
            status: 400, code: "invalid_body", pointers: ["/idp"]),
        Case(
            method: .post, path: "/tenants/acme/scim-configurations",
            body: "{\"name\":\"x\",\"idp\":\"okta\",\"auto_assign\":{\"enabled\":1,\"pool\":2}}", status: 400,
            code: "invalid_body", pointers: ["/auto_assign/enabled", "/auto_assign/pool"]),
        Case(
            method: .post, path: "/tenants/acme/scim-configurations",
            body: "{\"name\":\"x\",\"idp\":\"okta\",\"auto_assign\":{\"enabled\":true}}", status: 400,
            code: "auto_assign_without_pool", pointers: ["/auto_assign/pool_id"]),
        Case(
            method: .post, path: "/tenants/acme/scim-configurations",
            body: """
                {"name":"x","idp":"okta",
                 "auto_assign":{"enabled":true,"pool_id":"0190a0a0-0000-7000-8000-000000000000"}}
                """, status: 400, code: "license_pool_not_found", pointers: ["/auto_assign/pool_id"]),
        Case(path: "/tenants/acme/scim-configurations/42", status: 404, code: "not_found"),
        Case(
            path: "/tenants/acme/scim-configurations/0190a0a0-0000-7000-8000-000000000000", status: 404,
            code: "scim_configuration_not_found"),
        Case(
            path: "/tenants/acme/license-pools/0190a0a0-0000-7000-8000-000000000000", status: 404,
            code: "license_pool_not_found"),
        Case(path: "/tenants/acme/events?after=abc", status: 400, code: "invalid_parameter"),
        Case(path: "/tenants/acme/events?limit=1001", status: 400, code: "invalid_parameter"),
        Case(path: "/tenants/acme/assignments?user_id=abc", status: 400, code: "invalid_parameter"),
        Case(path: "/tenants/acme/assignments?state=lost", status: 400, code: "invalid_parameter"),
        Case(path: "/tenants/acme/assignments?cursor=abc", status: 400, code: "invalid_parameter"),
        // A cursor of another list.
        Case(path: "/tenants?cursor=ZXZlbnRzOjE", status: 400, code: "invalid_parameter"),
        Case(path: "/tenants?limit=0", status: 400, code: "invalid_parameter"),
        // The database holds no U+0000.
        Case(path: "/jobs?kind=%00", status: 400, code: "invalid_parameter"),
        Case(path: "/queues/a%00/minutes", status: 404, code: "not_found"),
        Case(path: "/tenants/acme/schemas/urn:a%00", status: 404, code: "not_found"),
        Case(
            method: .post, path: "/pauses", body: "{\"queue\":\"q\",\"reason\":\"a\\u0000\"}", status: 400,
            code: "invalid_json"),
        // A cursor that nobody was given, with a time beyond all that the database knows.
        Case(
            path: "/jobs?state=completed&cursor=am9iczoxLjkyMjMzNzIwMzY4NTQ3NzU4MDc", status: 400,
            code: "invalid_parameter"),
        Case(path: "/tenants?limit=201", status: 400, code: "invalid_parameter"),
        Case(path: "/jobs?state=lost", status: 400, code: "invalid_parameter"),
        Case(
            method: .post, path: "/api-keys", body: "{\"name\":\"x\",\"tenant\":\"nowhere\"}", status: 400,
            code: "tenant_not_found", pointers: ["/tenant"]),
        Case(method: .delete, path: "/api-keys/42", status: 404, code: "api_key_not_found"),
    ]

    @Test func eachIsAProblemWithItsCode() async throws {
        try await AdminWorld.run { world in
            _ = try await world.createTenant("acme")
            for test in Self.cases {
                let response = try await world.http.execute(
                    uri: "/admin/v1\(test.path)", method: test.method,
                    headers: [.authorization: "Bearer \(AdminWorld.operatorKey)"],
                    body: test.body.map { ByteBuffer(string: $0) })
                let what = Comment("\(test.method) \(test.path) \(test.body ?? "")")
                let problem = try response.object()
                #expect(response.status.code == test.status, what)
                #expect(response.headers[.contentType] == "application/problem+json", what)
                #expect(problem["status"] == .integer(Int64(test.status)), what)
                #expect(problem["code"]?.stringValue == test.code, what)
                #expect(problem["type"]?.stringValue?.isEmpty == false && problem["title"] != nil, what)
                #expect(problem["request_id"]?.stringValue == response.headers[.xRequestID], what)
                let pointers = problem["errors"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? []
                #expect(Set(pointers) == Set(test.pointers), what)
            }
            let tenants = try await world.send(.get, "/tenants").object()
            #expect(tenants.data.count == 1)
            #expect(try await world.send(.get, "/tenants/acme/license-pools").object().data.isEmpty)
            #expect(try await world.send(.get, "/tenants/acme/scim-configurations").object().data.isEmpty)
        }
    }
}
