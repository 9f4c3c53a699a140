import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Postgres
import Tenancy
import Testing

@testable import Web

@Suite struct AdminIdempotencyTests {
    private static let pool: JSONValue = ["name": "Navigator", "product": "p", "seats": 3]

    @Test func aRepeatedRequestActsOnceAndIsAnsweredAlike() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let configuration = try await world.createConfiguration(path).id
            let tokens = "\(path)/scim-configurations/\(configuration)/tokens"
            let body: JSONValue = ["name": "first"]
            let first = try await world.send(.post, tokens, body, idempotencyKey: "k-1")
            let second = try await world.send(.post, tokens, body, idempotencyKey: "k-1")
            #expect(first.status == .created && second.status == .created)
            #expect(first.body == second.body && first.headers[.contentType] == second.headers[.contentType])
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(try await world.send(.get, tokens).object().data.count == 1)
            #expect(try await world.send(.post, tokens, body).status == .created)
            #expect(try await world.send(.get, tokens).object().data.count == 2)
        }
    }

    @Test func aKeyStandsForOneRequestOfOneCaller() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pools = "\(path)/license-pools"
            #expect(try await world.send(.post, pools, Self.pool, idempotencyKey: "k").status == .created)
            let other = try await world.send(
                .post, pools, ["name": "Other", "product": "p", "seats": 3], idempotencyKey: "k")
            #expect(try other.status == .unprocessableContent && other.object()["code"] == "idempotency_mismatch")
            let key = try await world.send(.post, "/api-keys", ["name": "second"]).object()["key"]?.stringValue
            let stranger = try await world.send(.post, pools, Self.pool, key: key, idempotencyKey: "k")
            #expect(try stranger.status == .conflict && stranger.object()["code"] == "license_pool_name_taken")
            for bad in ["", String(repeating: "k", count: 256), "a b"] {
                let refused = try await world.send(.post, pools, Self.pool, idempotencyKey: bad)
                #expect(try refused.status == .badRequest && refused.object()["code"] == "idempotency_key_invalid")
            }
        }
    }

    @Test func anAnswerThatCannotBeKeptIsNoReasonToActAgain() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            _ = try await world.client.query(
                Statement(
                    "test.keep_nothing",
                    "ALTER TABLE rollcall.idempotency_keys ADD CONSTRAINT test_nothing CHECK (status IS NULL)"))
            let first = try await world.send(.post, "\(path)/license-pools", Self.pool, idempotencyKey: "k")
            #expect(first.status == .created)
            let second = try await world.send(.post, "\(path)/license-pools", Self.pool, idempotencyKey: "k")
            #expect(try second.status == .conflict && second.object()["code"] == "idempotency_in_flight")
        }
    }

    /// What an action threw, and what the same request is answered next.
    private static let failures: [(any Error, String)] = [
        (PostgresError.connectionLost(outcomeUnknown: true), "in flight"), (PostgresError.cancelled, "in flight"),
        (CancellationError(), "in flight"), (PostgresError.connectionLost(outcomeUnknown: false), "acts"),
        (PostgresError.statementTimedOut, "acts"), (TenancyError.apiKeyNotFound, "acts"),
    ]

    @Test(arguments: failures)
    func whatMayHaveTakenEffectIsNotDoneAgain(_ error: any Error, _ next: String) async throws {
        try await AdminWorld.run { world in
            let replies = IdempotentReplies(store: world.idempotency)
            let key = try #require(try IdempotencyKey([.idempotencyKey: "k"]))
            let request = Request(
                head: HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/admin/v1/tenants"),
                body: RequestBody(buffer: ByteBuffer(string: "{}")))
            let caller = UUID()
            await #expect(throws: (any Error).self) {
                _ = try await replies.respond(to: request, key, of: caller) { _ in throw error }
            }
            do {
                let answer = try await replies.respond(to: request, key, of: caller) { _ in
                    Response(status: .created)
                }
                #expect(next == "acts" && answer.status == .created)
            } catch let failure as Failure {
                #expect(next == "in flight" && failure.code == "idempotency_in_flight")
            }
        }
    }

    @Test func aTenantsSuccessorIsAnsweredForItself() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pools = "\(path)/license-pools"
            let first = try await world.send(.post, pools, Self.pool, idempotencyKey: "k")
            #expect(first.status == .created)
            let tenant = try #require(try await world.tenants.find(slug: "acme"))
            _ = try await world.tenants.delete(tenant.id, afterHours: 0)
            _ = try await world.client.transaction { try await world.tenants.deleteNow(tenant, in: $0) }
            _ = try await world.createTenant("acme")
            let second = try await world.send(.post, pools, Self.pool, idempotencyKey: "k")
            #expect(second.status == .created && second.headers[.idempotencyReplayed] == nil)
            #expect(try second.object().id != first.object().id)
            #expect(try await world.send(.get, pools).object().data.count == 1)
        }
    }

    @Test func whatWasRefusedIsTriedAgain() async throws {
        try await AdminWorld.run { world in
            let path = try await world.createTenant("acme")
            let pools = "\(path)/license-pools"
            let taken = try await world.send(.post, pools, Self.pool).object().id
            let refused = try await world.send(.post, pools, Self.pool, idempotencyKey: "k")
            #expect(refused.status == .conflict)
            #expect(try await world.send(.delete, "\(pools)/\(taken)").status == .noContent)
            #expect(try await world.send(.post, pools, Self.pool, idempotencyKey: "k").status == .created)
        }
    }
}
