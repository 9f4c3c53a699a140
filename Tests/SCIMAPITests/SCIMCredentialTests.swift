import Crypto
import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import Tenancy
import Testing
import Web

@Suite struct SCIMCredentialTests {
    static let routes: [(HTTPRequest.Method, String, JSONValue?)] = [
        (.get, "/ServiceProviderConfig", nil), (.get, "/Schemas", nil), (.get, "/Users", nil),
        (.post, "/Users", ["schemas": [.string(URN.user)], "userName": "intruder"]),
        (.post, "/Users/.search", ["schemas": [.string(URN.searchRequest)]]),
        (.get, "/Users/0190a0a0-0000-7000-8000-000000000000", nil),
        (.patch, "/Groups/0190a0a0-0000-7000-8000-000000000000", [:]),
        (.post, "/Bulk", [:]),
    ]

    @Test func everyWrongCredentialLooksTheSame() async throws {
        try await SCIMWorld.run { world in
            let other = try await world.tenants.create(slug: "globex", name: "Globex")
            let theirs = try await world.configurations.create(
                NewSCIMConfiguration(name: "Okta", idp: .okta), for: other)
            let foreign = try await world.credentials.issue(name: "first", for: theirs).token
            let revoked = try await world.credentials.issue(name: "old", for: world.configuration)
            try await world.credentials.revoke(revoked.credential.id, of: world.configuration)
            let wrong = [
                foreign, revoked.token, String(world.token.dropLast()) + "!", "rc_",
                String(repeating: "a", count: 5000),
            ]
            for (method, path, body) in Self.routes {
                var answers: Set<String> = []
                for token in wrong {
                    answers.insert(try await world.send(method, path, body, token: token).comparable)
                }
                answers.insert(try await world.send(method, path, body, slug: "nowhere", token: world.token).comparable)
                #expect(answers.count == 1, "\(method) \(path)")
                let answer = try await world.send(method, path, body, token: nil)
                #expect(answer.status == .unauthorized)
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                #expect(try answer.object()["schemas"] == [.string(URN.error)])
                let wrong = try await world.send(method, path, body, token: revoked.token)
                #expect(wrong.headers[.wwwAuthenticate] == "Bearer error=\"invalid_token\"")
            }
        }
    }

    @Test func aRevokedCredentialEndsWithinASecond() async throws {
        try await SCIMWorld.run { world in
            let issued = try await world.credentials.issue(name: "short", for: world.configuration)
            #expect(try await world.send(.get, "/Users", token: issued.token).status == .ok)
            try await world.credentials.revoke(issued.credential.id, of: world.configuration)
            let end = ContinuousClock.now + .seconds(2)
            var status = HTTPResponse.Status.ok
            while status == .ok, ContinuousClock.now < end {
                status = try await world.send(.get, "/Users", token: issued.token).status
            }
            #expect(status == .unauthorized)
        }
    }

    @Test func aSuspendedTenantIsToldSo() async throws {
        try await SCIMWorld.run { world in
            _ = try await world.tenants.suspend(world.tenant.id)
            let end = ContinuousClock.now + .seconds(3)
            var response = try await world.send(.get, "/Users")
            while response.status == .ok, ContinuousClock.now < end { response = try await world.send(.get, "/Users") }
            #expect(response.status == .forbidden)
            #expect(try response.object()["detail"]?.stringValue?.contains("suspended") ?? false)
        }
    }
}
