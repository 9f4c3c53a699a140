import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import Postgres
import Provisioning
import Tenancy
import Testing
import Web

/// What a tenant's token endpoint answers, and what of it the tenant can read afterwards.
struct TokenEndpointTests {
    @Test func whoTakesTokensTooFastIsToldWhenToComeAgain() async throws {
        let limiter = RateLimiter(RequestRate(sustained: 1, burst: 1))
        try await SCIMWorld.run(tokenRate: limiter) { world in
            let client = try await world.client()
            var (granted, refused): (Int, TestResponse?) = (0, nil)
            // Others take the allowance beside; where the machine is slow it may be there again.
            while refused == nil, granted < 100 {
                for _ in 0..<3 { Task { try? await limiter.admit(client.id, RequestNotes()) } }
                let answer = try await world.askForToken(client.id, secret: client.secret)
                if answer.status == .ok { granted += 1 } else { refused = answer }
            }
            let answer = try #require(refused)
            #expect(try answer.status == .tooManyRequests && answer.object()["error"] == "temporarily_unavailable")
            #expect(answer.headers[.retryAfter] != nil && answer.headers[.cacheControl] == "no-store")
            let field = try #require(HTTPField.Name("RateLimit"))
            #expect(answer.headers[field] != nil)
            #expect(try await world.number("SELECT count(*) FROM rollcall.access_tokens") == granted)
            let entry = try #require(try await world.logged().first)
            #expect(entry.operation == .token && entry.code == "too_many_requests")
            // A stranger who knows the client's id uses nothing of its allowance up, and sees nothing of it.
            let stranger = try await world.askForToken(client.id, secret: "guess")
            #expect(stranger.status == .unauthorized && stranger.headers[field] == nil)
        }
    }

    @Test(arguments: ["suspended", "to be deleted"])
    func whoHasProvenThatTheyBelongToASuspendedTenantIsToldSo(_ state: String) async throws {
        try await SCIMWorld.run { world in
            let client = try await world.client()
            _ =
                state == "suspended"
                ? try await world.tenants.suspend(world.tenant.id) : try await world.tenants.delete(world.tenant.id)
            let told = try await world.askForToken(client.id, secret: client.secret)
            #expect(told.status == .badRequest)
            #expect(try told.object()["error"] == "unauthorized_client")
            #expect(try told.object()["error_description"]?.stringValue?.contains("suspended") == true)
            let stranger = try await world.askForToken(client.id, secret: "guess")
            #expect(try stranger.status == .unauthorized && stranger.object()["error"] == "invalid_client")
            #expect(try await world.number("SELECT count(*) FROM rollcall.access_tokens") == 0)
            #expect(try await Set(world.logged().map(\.code)) == ["tenant_suspended", "credential_client_unknown"])
        }
    }

    @Test func refusalsOfATenantsOwnClientsStandInItsLog() async throws {
        try await SCIMWorld.run { world in
            let client = try await world.client()
            #expect(try await world.askForToken(client.id, secret: client.secret).status == .ok)
            #expect(try await world.logged().isEmpty, "what went well is no entry")
            #expect(try await world.askForToken(UUID(), secret: client.secret).status == .unauthorized)
            #expect(try await world.logged().isEmpty, "a client that nobody has is nobody's")
            for _ in 0..<3 { _ = try await world.askForToken(client.id, secret: "guess") }
            let entry = try #require(try await world.logged().first)
            #expect(try await world.logged().count == 1, "one of its own, and the rest counted")
            #expect(entry.operation == .token && entry.outcome == .failure && entry.status == 401)
            #expect(entry.configurationID == world.configuration.id && entry.credentialID == client.id)
            #expect(entry.code == "credential_client_unknown")
            let failed = "SELECT last_failure_code = 'credential_client_unknown' FROM {schema}.connections"
            let rows = try await world.database.query(Statement("test.health", failed), for: world.tenant)
            #expect(try rows.first?.decode(Bool.self) == true, "health has seen it")
        }
    }

    @Test func aDisabledConfigurationsClientsAreRefusedLikeStrangers() async throws {
        try await SCIMWorld.run { world in
            let client = try await world.client()
            let stranger = try await world.askForToken(UUID(), secret: client.secret)
            _ = try await world.database.query(
                Statement("test.disable", "UPDATE rollcall.scim_configurations SET state = 'disabled'"),
                for: world.tenant)
            let answer = try await world.askForToken(client.id, secret: client.secret)
            #expect(answer.comparable == stranger.comparable)
            #expect(try await world.logged().map(\.code) == ["credential_configuration_disabled"])
        }
    }

    @Test func whoseKeysCannotBeHadIsToComeAgain() async throws {
        try await SCIMWorld.run { world in
            let trust = FederationTrust(
                issuer: "i", jwksURL: "https://issuer.example/keys", subject: "s", audience: "a")
            let client = try await world.client(NewOAuthClient(name: "Entra", trust: trust))
            func part(_ json: JSONValue) -> String {
                Data(json.serializedBytes()).base64EncodedString().filter { $0 != "=" }
                    .replacing("+", with: "-").replacing("/", with: "_")
            }
            func ask(subject: String) async throws -> TestResponse {
                let claims: JSONValue = [
                    "iss": "i", "sub": .string(subject), "aud": "a",
                    "exp": .integer(Int64(Date().timeIntervalSince1970) + 600),
                ]
                let head: JSONValue = ["alg": "RS256", "kid": "k"]
                return try await world.askForToken([
                    ("client_id", client.id.uuidString),
                    ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                    ("client_assertion", "\(part(head)).\(part(claims)).AAAA"),
                ])
            }
            let answer = try await ask(subject: "s")
            #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "60")
            #expect(try answer.object()["error"] == "temporarily_unavailable")
            #expect(try await ask(subject: "other").status == .unauthorized)
            #expect(
                try await Set(world.logged().map(\.code))
                    == ["credential_keys_unavailable", "credential_subject_wrong"])
        }
    }
}

extension SCIMWorld {
    fileprivate func number(_ sql: String) async throws -> Int {
        Int(try await database.client.query(Statement("test.number", sql)).first?.decode(Int64.self) ?? -1)
    }
}
