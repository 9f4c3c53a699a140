import Crypto
import Events
import FoundationEssentials
import JSON
import Tenancy
import Testing

@testable import Notifications

struct SecurityEventTests {
    private func event(_ type: EventType, changes: String? = nil) -> Event {
        Event(
            id: UUID(), sequence: 7, type: type, time: Date(timeIntervalSince1970: 1_700_000_000), subject: UUID(),
            data: "{}", changes: changes)
    }

    @Test func saysWhatTheRFCHasWordsFor() throws {
        let changes = #"[{"path":"title","old":"a"},{"path":"name.familyName","new":"b"},{"path":"title","new":"c"}]"#
        let patched = try #require(SecurityEvent(event(.userUpdated, changes: changes)))
        #expect(
            patched.claim == [
                "urn:ietf:params:scim:event:prov:patch:notice": ["attributes": ["title", "name.familyName"]]
            ])
        let gone = event(.groupDeleted)
        #expect(SecurityEvent(gone)?.claim == ["urn:ietf:params:scim:event:prov:delete": [:]])
        #expect(SecurityEvent(gone)?.subject == "/Groups/\(gone.subject.text)")
        #expect(
            SecurityEvent(event(.groupMembersChanged))?.claim
                == ["urn:ietf:params:scim:event:prov:patch:notice": ["attributes": ["members"]]])
        #expect(SecurityEvent(event(.userActivated))?.claim == ["urn:ietf:params:scim:event:prov:activate": [:]])
        #expect(SecurityEvent(event(.userDeactivated))?.claim == ["urn:ietf:params:scim:event:prov:deactivate": [:]])
    }

    @Test func licencesHaveNoSCIMEvent() {
        for type in [EventType.licenseAssigned, .licensePoolCreated, .webhookEndpointDisabled, .resourceCreated] {
            #expect(SecurityEvent(event(type)) == nil)
        }
    }

    @Test func theKeyIsTheSameInEveryProcessAndVerifiesWhatItSigned() throws {
        let secret = SymmetricKey(size: .bits256)
        let (key, other) = (SecurityEventKey(secretKey: secret), SecurityEventKey(secretKey: secret))
        #expect(key.id == other.id && key.keySet == other.keySet)
        #expect(SecurityEventKey(secretKey: SymmetricKey(size: .bits256)).id != key.id)
        let parts = try key.sign(["iss": "x"]).split(separator: ".").map(String.init)
        let jwk = try #require(other.keySet["keys"]?.arrayValue?.first)
        let point = try ["x", "y"].flatMap { try #require(Base64URL.decode(jwk[$0]?.stringValue ?? "")) }
        let verifier = try P256.Signing.PublicKey(x963Representation: [4] + point)
        let signature = try P256.Signing.ECDSASignature(
            rawRepresentation: try #require(Base64URL.decode(parts[2])))
        #expect(verifier.isValidSignature(signature, for: Array("\(parts[0]).\(parts[1])".utf8)))
        let header = try JSONParser.parse(try #require(Base64URL.decode(parts[0])))
        #expect(header == ["alg": "ES256", "typ": "secevent+jwt", "kid": .string(key.id)])
    }

    @Test func aPolledEndpointHoldsTokensUntilTheyAreSettled() async throws {
        try await World.make { world in
            let (endpoint, secret) = try await world.endpoints().create(
                WebhookSettings(url: "", format: .scimSET), for: world.tenant)
            try await world.commit(
                newEvents(3, .userDeleted) + newEvents(1, .licenseAssigned), as: world.present())
            try await world.tell()
            #expect(try await world.waiting(World.deliver) == 0)
            let poll = SecurityEventPoll(endpoints: world.endpoints())
            #expect(try await poll.endpoint(endpoint.id, knowing: secret.text, of: world.tenant)?.id == endpoint.id)
            #expect(try await poll.endpoint(endpoint.id, knowing: secret.text + "x", of: world.tenant) == nil)
            #expect(try await poll.endpoint(UUID(), knowing: secret.text, of: world.tenant) == nil)
            let (first, hasMore) = try await poll.next(2, of: endpoint, of: world.tenant)
            #expect(first.count == 2 && hasMore)
            #expect(try await poll.next(2, of: endpoint, of: world.tenant).tokens == first)
            let claims = try JSONParser.parse(
                try #require(Base64URL.decode(String(first[0].payload.split(separator: ".")[1]))))
            #expect(claims["jti"] == .string(first[0].id.text) && claims["txn"] == .string(first[0].eventID.text))
            #expect(claims["iss"] == "https://rollcall.example/t/acme/scim/v2" && claims["sub"] == nil)
            try await poll.settle(
                SecurityEventPoll.Request(
                    acknowledged: [first[0].id, UUID()], refused: [first[1].id: "invalid_key: no"], limit: 0),
                of: endpoint, of: world.tenant)
            let (rest, more) = try await poll.next(100, of: endpoint, of: world.tenant)
            #expect(rest.map(\.sequence) == [4] && !more)
            let states = try await world.deliveries(to: endpoint).map(\.state)
            #expect(states == [.delivered, .failed, .pending])
            let store = WebhookDeliveryStore(endpoints: world.endpoints(), payloads: world.payloads)
            #expect(try await store.attempts(of: first[1], of: world.tenant).map(\.error) == ["invalid_key: no"])
            await #expect(throws: NotificationError.endpointPolled) {
                try await store.test(endpoint, of: world.tenant)
            }
        }
    }

    @Test func anotherEndpointsTokensCanNotBeSettled() async throws {
        try await World.make { world in
            let settings = WebhookSettings(url: "", format: .scimSET)
            let (mine, _) = try await world.endpoints().create(settings, for: world.tenant)
            let (theirs, _) = try await world.endpoints().create(settings, for: world.tenant)
            try await world.commit(newEvents(1, .userDeleted), as: world.present())
            try await world.tell()
            let poll = SecurityEventPoll(endpoints: world.endpoints())
            let tokens = try await poll.next(10, of: theirs, of: world.tenant).tokens
            try await poll.settle(
                SecurityEventPoll.Request(acknowledged: tokens.map(\.id), refused: [:], limit: 0), of: mine,
                of: world.tenant)
            #expect(try await poll.next(10, of: theirs, of: world.tenant).tokens == tokens)
        }
    }
}
